export default {
  lead: 'The diary and journal of the region’s schools and kindergartens: marks, homework, attendance.',
  ways: 'Where you sign in',
  'way.school': 'Sign in to an educational institution',
  'way.authority': 'Sign in to an education authority',
  municipality: 'City or district',
  anyMunicipality: 'The whole region',
  kind: 'Kind of organization',
  anyKind: 'Any kind',
  search: 'Name of the organization',
  searchPlaceholder: 'For example, школа 12',
  found_one: '{{count}} organization found',
  found_other: '{{count}} organizations found',
  more: 'The first 50 are shown. Type more of the name to see the others.',
  nothing: 'Nothing found',
  nothingNote: 'Check the name, the city and the kind of organization, or sign in without choosing.',
  chosen: 'You sign in to',
  changeChoice: 'Choose another',
  signIn: 'Sign in with GOSUSLUGI',
  byPassword: 'Sign in by password',
  withoutChoice: 'You may sign in at once and choose the organization afterwards.',
  safety: 'You type your password on the Gosuslugi portal only; it is never passed to us.',
  'refused.documentTitle': 'You could not be signed in',
  'refused.none': 'No sign-in was refused',
  'refused.noneText': 'This page explains why a sign-in failed. There is nothing to explain now.',
  'refused.toSignIn': 'To the sign-in',
  'refused.again': 'Try again',
  'refused.otherAccount': 'Sign in with another account',
  'refused.todo': 'What to do',
  'refused.organization': 'Your organization',
  'refused.phone': 'Phone',
  'refused.reference': 'Reference number',
  'refused.referenceNote': 'Tell it to the administrator, who finds your attempt by it.',
  'refused.at': 'Time',
  'refused.choose': 'Sign in to one of your organizations',
  'title.turn_to_administrator': 'You could not be signed in: the data have to be compared',
  'why.turn_to_administrator':
    'We could not match the data of your Gosuslugi account with those of the organization beyond doubt. This happens when one of them has a misprint or is out of date.',
  'steps.organizationFirst':
    'Sign in again and choose the organization first: its administrator will then see the attempt.',
  'steps.turn_to_administrator':
    'Turn to the administrator of your organization and name the reference number.\nTake your passport and SNILS along; for a child, the birth certificate too.\nCheck your data in your Gosuslugi profile: name, date of birth, SNILS.\nAfter the correction, sign in again.',
  'title.account_not_confirmed': 'Your Gosuslugi account is not confirmed',
  'why.account_not_confirmed':
    'Adults sign in with a confirmed account only, students with a confirmed or a child’s account.',
  'steps.account_not_confirmed':
    'Confirm the account in the app of your bank, if it can do that: it takes a few minutes.\nOr come to a service centre with your passport and SNILS.\nOr order a confirmation code by post at Gosuslugi: the letter takes about two weeks.\nA child’s account is made by a parent in the parent’s Gosuslugi profile.',
  'title.choose_other_organization': 'You have no role in this organization',
  'why.choose_other_organization':
    'You chose an organization where you are not among the students, parents and staff at present.',
  'steps.choose_other_organization':
    'Choose one of your organizations below.\nIf the right one is not in the list, turn to its administrator.',
  'title.no_active_role': 'You have no active role at present',
  'why.no_active_role':
    'Sign-in is open to those who study, work or represent a child in one of the region’s organizations at present.',
  'steps.no_active_role':
    'Turn to the administrator of your organization, who checks the admission order, the employment or the link to the child.\nAfter the correction, sign in again.',
  'title.consent_declined': 'Signing in needs your consent',
  'why.consent_declined':
    'You did not consent to the exchange of data with ESIA. Without it we cannot recognize you by your Gosuslugi account.',
  'steps.consent_declined':
    'If you change your mind, sign in again and consent.\nYou can learn about progress without signing in too: turn to the organization.',
  'title.linked_to_another_account': 'The sign-in is linked to another account',
  'why.linked_to_another_account': 'You signed in with another Gosuslugi account before.',
  'steps.linked_to_another_account':
    'Sign in with the account that you used before.\nIf it no longer exists, turn to the administrator of your organization, who removes the old link after a check.',
  'title.blocked': 'Your sign-in is suspended',
  'why.blocked': 'An administrator has suspended your access to the system.',
  'steps.blocked': 'Turn to the administrator of your organization, who alone can open it again.',
  'title.identity_provider_unavailable': 'Gosuslugi does not answer at present',
  'why.identity_provider_unavailable':
    'The sign-in service of Gosuslugi is temporarily unavailable. It is not your fault.',
  'steps.identity_provider_unavailable':
    'Try again in a few minutes.\nIf the Gosuslugi portal itself does not open, wait a while: it usually does not take long.',
  'title.identity_provider_refused': 'Gosuslugi refused the sign-in',
  'why.identity_provider_refused':
    'The Gosuslugi portal did not confirm the sign-in: perhaps you pressed “Cancel” or did not allow access to the data.',
  'steps.identity_provider_refused':
    'Try again and allow access to the data.\nIf it is refused again, check your account on the Gosuslugi portal.',
  'title.expired': 'The time for signing in is over',
  'why.expired': 'Too much time passed between the start of the sign-in and the return from Gosuslugi.',
  'steps.expired': 'Sign in again: it usually takes less than a minute.',
  'title.guardian_not_linked': 'The cards of parent and child are not linked',
  'why.guardian_not_linked':
    'You have a card here, but it does not say whose parent or legal representative you are.',
  'steps.guardian_not_linked':
    'Turn to the administrator of the organization where the child learns: linking the cards takes a minute.\nTake your passport and the child’s birth certificate with you.\nThen sign in again.',
  'title.organization_not_open': 'The organization has not opened its academic year yet',
  'why.organization_not_open':
    'Until the academic year is open, there is neither diary nor journal in this organization.',
  'why.organizationOpensOn': 'The academic year begins on {{day}}.',
  'steps.organization_not_open':
    'Sign in on that day or later: there is nothing else to do.\nIf the academic year is under way already, turn to the administrator of your organization.',
  'title.parental_consent_missing': 'A parent’s consent is needed',
  'why.parental_consent_missing':
    'For those under 18 a parent allows the sign-in once. The request is waiting at Gosuslugi already.',
  'steps.parental_consent_missing':
    'Ask a parent to sign in at gosuslugi.ru with a confirmed account.\nThe parent opens “Профиль” – “Согласия и доверенности”.\nThere is a request of the school information system: press “Разрешить”. Until which day the consent holds stands beside it.\nThen sign in again. A memo for the parent can be printed from this page.',
  'refused.printMemo': 'Print the memo',
  'title.consent_withdrawn': 'The consent to the exchange is withdrawn',
  'why.consent_withdrawn':
    'There was a consent to the exchange of data with ESIA, and it was withdrawn. Without it we cannot know you by your Gosuslugi account. It changes none of your other rights.',
  'steps.consent_withdrawn':
    'If you have changed your mind, sign in again and give the consent anew.\nMarks can be learnt without signing in: turn to the organization.',
  'refused.toSettings': 'Back to the settings',
  'refused.linkingTitle': 'Gosuslugi could not be linked',
};
