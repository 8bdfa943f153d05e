export default {
  'role.student': 'Student',
  'role.guardian': 'Parent',
  'role.teacher': 'Teacher',
  'role.class_teacher': 'Class teacher',
  'role.deputy_head': 'Deputy head',
  'role.director': 'Director',
  'role.school_admin': 'Administrator of the organization',
  'role.municipal_coordinator': 'Municipal coordinator',
  'role.regional_coordinator': 'Regional coordinator',
  'role.operator': 'Operator',
  'choose.title': 'In which role do you want to go on?',
  'choose.note': 'You can change role or organization at any time without signing in again.',
  'choose.hello': 'Hello, {{name}}',
  'choose.none': 'No roles yet',
  'choose.noneNote': 'Turn to the administrator of your organization, who can give you a role.',
  'consent.title': 'Consent to the exchange of data with ESIA',
  'consent.lead': 'We ask once. Without this consent, signing in with Gosuslugi does not work.',
  'consent.what': 'What we receive',
  'consent.whatText':
    'Surname, first name, patronymic, date of birth, SNILS and the data of your identity document.',
  'consent.why': 'What for',
  'consent.whyText': 'To make sure that it is you, and to find your card in the educational organization.',
  'consent.notWhat': 'What does not happen',
  'consent.notWhatText':
    'Your Gosuslugi password is not passed to us. Marks and school records are not sent to Gosuslugi.',
  'consent.withdraw': 'How to withdraw',
  'consent.withdrawText':
    'Write to your organization. Withdrawal only ends the sign-in with Gosuslugi: the school’s duties under the law do not depend on it.',
  'consent.fullTitle': 'Full text of the consent',
  'consent.full1':
    'In accordance with article 9 of Federal Law No. 152-FZ of 27.07.2006 “On Personal Data”, I consent to the processing, by the operator of the information system, of my personal data received from the federal state information system “Unified Identification and Authentication System” (ESIA).',
  'consent.full2':
    'Data: surname, first name, patronymic (if any), date of birth, sex, SNILS, particulars of the identity document, identifier and level of the ESIA account.',
  'consent.full3':
    'Actions: receipt from ESIA, recording, comparison with the data of the information system, storage, use for signing in, correction, deletion. Processing is automated.',
  'consent.full4':
    'Purpose: identification and authentication of the user when signing in to the information system. Under this consent the data are not processed for other purposes.',
  'consent.full5':
    'The consent is valid until withdrawn. Withdrawal is submitted in writing to the educational organization and does not affect processing that rests on the law.',
  'consent.accept': 'I consent',
  'consent.decline': 'I do not consent',
  'consent.declineNote':
    'Without consent you will not be signed in. You can change your mind at the next sign-in.',
  'consent.failed': 'Your answer was not saved. {{reason}}',
};
