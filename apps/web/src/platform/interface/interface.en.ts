export default {
  failed: 'This could not be loaded',
  retry: 'Try again',
  requestId: 'Request number: {{requestId}}',
  loading: 'Loading',
  close: 'Close',
};
