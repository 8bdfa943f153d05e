import type { MunicipalityKey } from './municipalities.ts';

/** What reconciling the register with «Сферум» found wrong about an ИНН. */
export type InnRemark = {
  register: 'sgo' | 'form_85k' | 'sferum';
  remark: 'fails_checksum' | 'differs_from_other_register';
};

export type OtherOrganizationFacts = {
  municipality: MunicipalityKey;
  name: string;
  inn: string;
  innRemark?: InnRemark;
};

/** Where the remarks about an ИНН come from. */
export const innRemarkSource = 'Сверка с платформой «Сферум» на 08.09.2023';

/** Kindergartens of the slide «Детские сады в Сферуме», with their ИНН as given there, right or wrong. */
export const kindergartens: readonly OtherOrganizationFacts[] = [
  {
    municipality: 'zlatoustovsky',
    name: 'МАДОУ "Детский сад №65"',
    inn: '7404024641',
    innRemark: { register: 'sferum', remark: 'differs_from_other_register' },
  },
  {
    municipality: 'agapovsky',
    name: 'МДОУ «ЦРР детский сад "Березка" с. Агаповка»',
    inn: '7455007076',
    innRemark: { register: 'sgo', remark: 'fails_checksum' },
  },
  {
    municipality: 'uvelsky',
    name: 'МДОУ "Детский сад №15"',
    inn: '7440006906',
    innRemark: { register: 'sgo', remark: 'fails_checksum' },
  },
];

const additional = (municipality: MunicipalityKey, inn: string, name: string): OtherOrganizationFacts => ({
  municipality,
  name,
  inn,
});

/** Organisations of additional education of the slide «Дополнительное образование в Сферуме». */
export const additionalEducation: readonly OtherOrganizationFacts[] = [
  additional('agapovsky', '7425006636', 'МУ ДО "ДПШ"'),
  additional('bredinsky', '7427006864', 'МКУ ДО ДЮСШ п. Бреды'),
  additional('verkhneuralsky', '7455023766', 'МБУ "ФОК "Дельфин"'),
  additional('kartalinsky', '7407005630', 'МУ ДО ЦДОД'),
  additional('magnitogorsky', '7446029673', 'МУДО "ДЮЦ "Максимум" г. Магнитогорска'),
  additional('nyazepetrovsky', '7436003884', 'МБУДО "СЮТ"'),
  additional('ozersky', '7422023168', 'МБУ ДО «ДЮСШ»'),
  additional('ozersky', '7422023136', 'МБУ ДО «ДТДиМ»'),
  additional('ozersky', '7422023143', 'МБУ ДО «ДЭБЦ»'),
  additional('ozersky', '7422023150', 'МБУ ДО «СЮТ»'),
  additional('oktyabrsky', '7437004457', 'МКУДО "Октябрьская ДЮСШ"'),
  additional('oktyabrsky', '7437004150', 'МУДО "Октябрьский ДДТ"'),
  additional('uvelsky', '7440006535', 'МУ ДО «ДЮСШ»'),
  additional('chebarkulsky', '7442006361', 'МУ ДО "ДЮСШ" п. Тимирязевский'),
  additional('chesmensky', '7443006325', 'МБУ ФОК "Спарта"'),
  additional('chesmensky', '7443007777', 'МБОУ ДО "ДЮСШ" с. Чесма'),
  additional('chesmensky', '7443004737', 'МБОУ ДО "Дом детского творчества"'),
  additional('yuzhnouralsky', '7424030957', 'МБУДО "ДЮЦ" г. Южноуральск'),
];

/** Age groups of a kindergarten by full years on 1 September. */
export const kindergartenGroups = [
  { age: 3, name: 'Младшая группа' },
  { age: 4, name: 'Средняя группа' },
  { age: 5, name: 'Старшая группа' },
  { age: 6, name: 'Подготовительная группа' },
] as const;

export const additionalProgrammes = [
  'Лыжные гонки',
  'Волейбол',
  'Самбо',
  'Шахматы',
  'Робототехника',
  'Вокальная студия',
  'Народный танец',
  'Юный эколог',
  'Лёгкая атлетика',
  'Мини-футбол',
  'Изостудия «Палитра»',
  'Авиамоделирование',
] as const;
