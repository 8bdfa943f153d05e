export default {
  failed: 'Не получилось загрузить',
  retry: 'Повторить',
  requestId: 'Номер обращения: {{requestId}}',
  loading: 'Загружается',
  close: 'Закрыть',
};
