export default {
  'needed.title': 'Turn the second factor on',
  'needed.note':
    'Your role sees the data of many organizations, so a password alone is not enough. You need a phone with an app for one-time codes.',
  'setUp.scan':
    'Open an app for one-time codes on the phone (such as Yandex Key, Google or Microsoft Authenticator, Aegis) and scan the picture.',
  'setUp.picture': 'QR code for the app. If you cannot see it, open “It cannot be scanned”.',
  'setUp.byHand': 'It cannot be scanned',
  'setUp.onThisPhone': 'Open the app on this device',
  'setUp.secret': 'Or type the key into the app:',
  'setUp.code': 'The six digits that the app shows',
  'setUp.confirm': 'Turn on',
  'codes.on': 'The second factor is on.',
  'codes.note':
    'Print the recovery codes or write them down: they are not shown again. Each lets you in once when the phone is not at hand.',
  'codes.kept': 'The codes are kept, go on',
  'codes.print': 'Print',
};
