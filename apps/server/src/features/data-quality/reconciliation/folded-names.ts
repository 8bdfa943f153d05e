// Registers write one organisation in many ways; here the writings are folded until only what tells organisations apart is left.

const tokensOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    // The sign of a number, and what typists put in its place.
    .replace(/№|(?<![\p{L}])n[o°º]?\.?(?=\s*\d)/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** The form of ownership, abbreviated and spelt out. */
const ownership = new Set(
  (
    'му мбу мку мау моу мбоу мкоу маоу мдоу мбдоу мкдоу мадоу мудо мбудо мкудо маудо мбоудо маоудо мкоудо удод мудод мбудод ' +
    'гу гбу гку гау гоу гбоу гкоу гаоу гбудо гкудо гаудо огбоу огкоу ноу чоу чдоу ано ' +
    'муниципальное казенное бюджетное автономное государственное областное частное негосударственное некоммерческое ' +
    'общеобразовательное дошкольное образовательное учреждение организация'
  ).split(' '),
);
/** What may follow it: МБУ ДО, «… учреждение дополнительного образования». */
const furtherEducation = new Set(['до', 'дод', 'дополнительного', 'образования', 'детей']);

/** Where a name begins after the form of ownership, which registers abbreviate, spell out or leave away. */
function withoutOwnership(tokens: readonly string[]): readonly string[] {
  const start = tokens.findIndex(
    (token, index) => !ownership.has(token) && !(index > 0 && furtherEducation.has(token)),
  );
  // A name that is all ownership («МУ ДО») is at least something.
  return start < 0 ? tokens : tokens.slice(start);
}

/** Kinds of settlement and small words that one register has and another has not. */
const passedOver = new Set(
  'г гор город с село п пос поселок д дер деревня р рп пгт ст станица х хутор им имени'.split(' '),
);

/** Phrases and what they are shortened to, tried upon the words run together. */
const phrases: readonly (readonly [string, string])[] = [
  ['средняяобщеобразовательнаяшкола', 'сош'],
  ['основнаяобщеобразовательнаяшкола', 'оош'],
  ['начальнаяобщеобразовательнаяшкола', 'нош'],
  ['средняяшкола', 'сош'],
  ['основнаяшкола', 'оош'],
  ['начальнаяшкола', 'нш'],
  ['центрразвитияребенка', 'црр'],
  ['детскийсад', 'дс'],
  ['детскоюношескаяспортивнаяшкола', 'дюсш'],
  ['детскоюношескийцентр', 'дюц'],
  ['домдетскоготворчества', 'ддт'],
  ['дворецтворчествадетейимолодежи', 'дтдим'],
  ['станцияюныхтехников', 'сют'],
  ['домпионеровишкольников', 'дпш'],
  ['дворецпионеровишкольников', 'дпш'],
  ['физкультурнооздоровительныйкомплекс', 'фок'],
  ['железнодорожнойстанции', 'ждст'],
];

/**
 * A name of an organisation without quotes, «№», spaces, form of ownership and kinds of settlement, with usual phrases
 * abbreviated: МДОУ «ЦРР – Детский сад "Березка"» and МДОУ ЦРРдетский сад «Берёзка» are the same.
 */
export function foldOrganizationName(name: string): string {
  const words = withoutOwnership(tokensOf(name)).filter(
    (token, index) => index === 0 || !passedOver.has(token),
  );
  return phrases.reduce((text, [phrase, short]) => text.replaceAll(phrase, short), words.join(''));
}

type MunicipalityKind = 'city' | 'district';

/** «Озерский ГО», «Озёрский городской округ», «Магнитогорск», «Агаповский МР», «Чебаркульский район». */
function foldMunicipality(name: string): { stem: string; kind: MunicipalityKind | null } {
  const text = tokensOf(name).join(' ');
  const kind = /(?:^| )(?:го|городской округ|г|город)(?: |$)/u.test(text)
    ? 'city'
    : /(?:^| )(?:мр|мо|район|муниципальный район|муниципальный округ)(?: |$)/u.test(text)
      ? 'district'
      : null;
  const stem = text
    .replace(
      /(?:^| )(?:го|городской округ|муниципальный район|муниципальный округ|район|мр|мо|г|город)(?= |$)/gu,
      '',
    )
    .trim()
    .replace(/(?:ий|ый|ой)$/u, '');
  return { stem, kind };
}

/** Finds the municipality that a file means; undefined where it names none of the region's, or may mean two. */
export function municipalityFinder(names: readonly string[]): (text: string) => string | undefined {
  const folded = names.map((name) => ({ name, ...foldMunicipality(name) }));
  return (text) => {
    const wanted = foldMunicipality(text);
    const named = folded.filter(({ stem }) => stem === wanted.stem);
    const exact = named.filter(({ kind }) => wanted.kind === null || kind === wanted.kind);
    return exact.length === 1 ? exact[0]?.name : undefined;
  };
}
