export default {
  'kind.student': 'Students',
  'kind.guardian': 'Parents',
  'kind.employee': 'Employees',
};
