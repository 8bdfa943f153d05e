export default {
  'kind.student': 'Ученики',
  'kind.guardian': 'Родители',
  'kind.employee': 'Сотрудники',
};
