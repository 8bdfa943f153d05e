export default {
  'kind.general': 'Школа',
  'kind.preschool': 'Детский сад',
  'kind.additional': 'Дополнительное образование',
  'kind.boarding': 'Школа-интернат',
  'kind.college': 'Колледж',
  'kind.education_authority': 'Управление образования',
};
