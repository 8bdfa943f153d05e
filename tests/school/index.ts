// Makers of what a school consists of, for tests on a database of their own. Each takes only what the test is about.
export { aClassGroup, anOpenYear, anOrganization, aPeriod } from './organizations.ts';
export { aGuardian, anEmployee, aPerson, aStudent } from './people.ts';
export { aSnils } from './sequence.ts';
export { anAccount, aSession, aSignedInEmployee, type SignedIn } from './sessions.ts';
export { aLesson, aMark, anAssignment, aSubjectGroup } from './lessons.ts';
export { aServer, aServerByTheClock, type TestServer } from './server.ts';
export { anEsiaAccount, anEsiaAddress, confirmAtEsia, signInThroughEsia, startEsia } from './esia.ts';
export { anOfficeFile } from './office-file.ts';
export { aSpreadsheet } from '../../apps/server/src/platform/spreadsheet/testing/a-spreadsheet.ts';
export { pdfText } from './pdf-text.ts';
export { aForm, applyImport, getImport, requestApply, uploadFile } from './imports.ts';
export {
  aBrowser,
  aCode,
  aPasswordAccount,
  aSecondFactor,
  linksInLetters,
  signInByPassword,
} from './accounts.ts';
