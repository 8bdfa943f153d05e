type MunicipalityKind = 'urban_district' | 'municipal_district';

/** A municipality with settlements for addresses and the share of families with Tatar or Bashkir names. */
export type MunicipalityFacts = {
  name: string;
  kind: MunicipalityKind;
  settlements: readonly string[];
  turkicShare: number;
};

const district = (name: string, settlements: readonly string[], turkicShare = 0.08): MunicipalityFacts => ({
  name: `${name} муниципальный район`,
  kind: 'municipal_district',
  settlements,
  turkicShare,
});
const city = (name: string, settlements: readonly string[], turkicShare = 0.08): MunicipalityFacts => ({
  name: `${name} городской округ`,
  kind: 'urban_district',
  settlements,
  turkicShare,
});

/** The municipalities of Челябинская область that the requirements for keeping the data base name. */
export const municipalities = {
  agapovsky: district('Агаповский', ['с. Агаповка', 'п. Буранный', 'п. Первомайский', 'п. Светлогорск']),
  argayashsky: district(
    'Аргаяшский',
    ['с. Аргаяш', 'д. Бажикаева', 'д. Березовка', 'с. Кулуево', 'с. Байрамгулово', 'д. Яраткулова'],
    0.62,
  ),
  bredinsky: district('Брединский', ['п. Бреды', 'п. Рымникский', 'п. Павловский']),
  varnensky: district('Варненский', ['с. Варна', 'п. Арчаглы-Аят', 'п. Дружный', 'с. Катенино'], 0.16),
  verkhneuralsky: district('Верхнеуральский', ['г. Верхнеуральск', 'п. Межозёрный', 'п. Спасский']),
  kartalinsky: district('Карталинский', ['г. Карталы', 'с. Великопетровка', 'п. Варшавка']),
  kaslinsky: district('Каслинский', ['г. Касли', 'п. Маук', 'п. Вишневогорск', 'с. Багаряк'], 0.1),
  katavivanovsky: district('Катав-Ивановский', ['г. Катав-Ивановск', 'г. Юрюзань', 'с. Тюлюк']),
  kizilsky: district('Кизильский', ['с. Кизильское', 'п. Путь Октября', 'п. Измайловский']),
  korkinsky: district('Коркинский', ['г. Коркино', 'р.п. Роза', 'р.п. Первомайский']),
  krasnoarmeysky: district('Красноармейский', ['с. Миасское', 'п. Лазурный', 'с. Канашево']),
  kunashaksky: district(
    'Кунашакский',
    [
      'с. Кунашак',
      'с. Халитово',
      'д. Ибрагимова',
      'с. Муслюмово',
      'с. Новобурино',
      'с. Усть-Багаряк',
      'д. Курманова',
      'с. Буринское',
    ],
    0.7,
  ),
  kusinsky: district('Кусинский', ['г. Куса', 'р.п. Магнитка', 'с. Петропавловка']),
  nagaybaksky: district(
    'Нагайбакский',
    ['с. Фершампенуаз', 'п. Арсинский', 'п. Париж', 'п. Остроленский'],
    0.22,
  ),
  nyazepetrovsky: district('Нязепетровский', ['г. Нязепетровск', 'с. Шемаха', 'с. Арасланово'], 0.14),
  oktyabrsky: district('Октябрьский', [
    'с. Октябрьское',
    'с. Барсучье',
    'с. Каракульское',
    'с. Маячное',
    'с. Подовинное',
  ]),
  satkinsky: district('Саткинский', ['г. Сатка', 'г. Бакал', 'р.п. Межевой', 'р.п. Бердяуш'], 0.12),
  troitsky: district('Троицкий', ['п. Бобровка', 'с. Клястицкое', 'п. Родники']),
  uvelsky: district('Увельский', [
    'п. Увельский',
    'с. Берёзовка',
    'с. Дуванкуль',
    'д. Мордвиновка',
    'с. Петровское',
    'д. Сухарыш',
  ]),
  uysky: district('Уйский', ['с. Уйское', 'с. Вандышевка', 'п. Восточный', 'п. Зерновой'], 0.1),
  chebarkulsky: district('Чебаркульский', [
    'с. Варламово',
    'п. Тимирязевский',
    'д. Сарафаново',
    'с. Маскайка',
  ]),
  chesmensky: district('Чесменский', ['с. Чесма', 'п. Новый Мир', 'с. Тарутино']),
  verkhneufaleysky: city('Верхнеуфалейский', ['г. Верхний Уфалей', 'п. Нижний Уфалей']),
  zlatoustovsky: city('Златоустовский', ['г. Златоуст', 'с. Куваши', 'п. Центральный'], 0.12),
  karabashsky: city('Карабашский', ['г. Карабаш'], 0.14),
  kopeysky: city('Копейский', ['г. Копейск', 'р.п. Старокамышинск', 'с. Калачёво']),
  lokomotivny: city('Локомотивный', ['п. Локомотивный']),
  magnitogorsky: city('Магнитогорский', ['г. Магнитогорск'], 0.12),
  miassky: city('Миасский', ['г. Миасс', 'с. Сыростан', 'с. Черновское']),
  ozersky: city('Озерский', ['г. Озерск', 'п. Новогорный', 'п. Метлино']),
  snezhinsky: city('Снежинский', ['г. Снежинск', 'п. Ближний Береговой']),
  ustkatavsky: city('Усть-Катавский', ['г. Усть-Катав', 'с. Минка', 'п. Вязовая']),
  chebarkul: city('Чебаркульский', ['г. Чебаркуль']),
  yuzhnouralsky: city('Южноуральский', ['г. Южноуральск', 'п. Летягино']),
} as const;

export type MunicipalityKey = keyof typeof municipalities;
