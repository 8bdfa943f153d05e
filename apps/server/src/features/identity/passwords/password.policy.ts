import { commonPasswords } from './common-passwords.ts';

/** What an attacker who knows the person tries first. */
export interface KnownOfPerson {
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  userName: string | null;
  email: string | null;
}

export type PasswordFault = 'password.too_short' | 'password.too_common' | 'password.too_obvious';

export const minimumLength = 8;
/** What has to be left of a password when the names and dates of the person are taken out. */
const minimumRest = 4;

/** Why the password is refused; null – it may be taken. Length counts, kinds of characters do not (NIST SP 800-63B). */
export function findPasswordFault(password: string, person: KnownOfPerson): PasswordFault | null {
  const letters = Array.from(password.normalize('NFC'));
  if (letters.length < minimumLength) return 'password.too_short';
  const folded = fold(password);
  if (new Set(folded).size < 4 || commonPasswords.has(folded)) return 'password.too_common';
  let rest = folded.replace(/[^\p{L}\p{N}]/gu, '');
  for (const part of obviousParts(person)) rest = rest.replaceAll(part, '');
  return rest.length < minimumRest ? 'password.too_obvious' : null;
}

const fold = (text: string) => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');

/** Names in either alphabet and as they come out on the other keyboard, the birth date in its usual writings; longest first. */
function obviousParts({
  surname,
  firstName,
  patronymic,
  birthDate,
  userName,
  email,
}: KnownOfPerson): string[] {
  const names = [surname, firstName, patronymic ?? '', userName ?? '', email?.split('@')[0] ?? '']
    .flatMap((name) => fold(name).split(/[^\p{L}\p{N}]+/u))
    .flatMap((name) => [name, transliterate(name), onLatinKeyboard(name)])
    .map((name) => name.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((name) => name.length >= 3);
  const [year = '', month = '', day = ''] = birthDate?.split('-') ?? [];
  const short = year.slice(2);
  const dates = birthDate
    ? [
        `${day}${month}${year}`,
        `${year}${month}${day}`,
        `${day}${month}${short}`,
        `${short}${month}${day}`,
        year,
      ]
    : [];
  return [...names, ...dates].sort((one, other) => other.length - one.length);
}

const latin: Record<string, string> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const transliterate = (text: string) => Array.from(text, (letter) => latin[letter] ?? letter).join('');

const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбю';
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const onLatinKeyboard = (text: string) =>
  Array.from(text, (letter) => latinKeys[cyrillicKeys.indexOf(letter)] ?? letter).join('');
