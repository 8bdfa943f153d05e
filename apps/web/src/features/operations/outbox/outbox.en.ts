export default {
  title: 'Sent letters',
  note: 'No mail server is configured, so letters are kept here.',
  none: 'No letters yet',
  noneNote: 'Letters that the system would send by mail appear here.',
  smtp: 'Mail goes out through a mail server',
  smtpNote: 'Letters are visible here only while no mail server is configured.',
  to: 'To: {{to}}',
  live: 'Liveness',
  ready: 'Readiness',
  health: 'State of the server',
};
