import { municipalities, type MunicipalityFacts } from './municipalities.ts';

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

/** A municipality with its inhabitants in thousands, roughly: what the children of a region are shared out by. */
export type Municipality = { facts: MunicipalityFacts; inhabitants: number };

const of = (inhabitants: number, facts: MunicipalityFacts): Municipality => ({ facts, inhabitants });

/** All 43 municipalities of Челябинская область: those of the documents, and the ones that these do not name. */
export const allMunicipalities: readonly Municipality[] = [
  of(31, municipalities.agapovsky),
  of(39, municipalities.argayashsky),
  of(24, municipalities.bredinsky),
  of(23, municipalities.varnensky),
  of(32, municipalities.verkhneuralsky),
  of(41, municipalities.kartalinsky),
  of(30, municipalities.kaslinsky),
  of(26, municipalities.katavivanovsky),
  of(21, municipalities.kizilsky),
  of(55, municipalities.korkinsky),
  of(42, municipalities.krasnoarmeysky),
  of(27, municipalities.kunashaksky),
  of(25, municipalities.kusinsky),
  of(17, municipalities.nagaybaksky),
  of(14, municipalities.nyazepetrovsky),
  of(18, municipalities.oktyabrsky),
  of(72, municipalities.satkinsky),
  of(24, municipalities.troitsky),
  of(29, municipalities.uvelsky),
  of(21, municipalities.uysky),
  of(28, municipalities.chebarkulsky),
  of(16, municipalities.chesmensky),
  of(28, municipalities.verkhneufaleysky),
  of(158, municipalities.zlatoustovsky),
  of(11, municipalities.karabashsky),
  of(148, municipalities.kopeysky),
  of(8, municipalities.lokomotivny),
  of(407, municipalities.magnitogorsky),
  of(163, municipalities.miassky),
  of(86, municipalities.ozersky),
  of(51, municipalities.snezhinsky),
  of(23, municipalities.ustkatavsky),
  of(41, municipalities.chebarkul),
  of(37, municipalities.yuzhnouralsky),
  of(1180, city('Челябинский', ['г. Челябинск'], 0.09)),
  of(39, city('Кыштымский', ['г. Кыштым', 'п. Слюдорудник', 'п. Тайгинка'])),
  of(70, city('Троицкий', ['г. Троицк'])),
  of(31, city('Трёхгорный', ['г. Трёхгорный'])),
  of(54, district('Ашинский', ['г. Аша', 'г. Миньяр', 'г. Сим', 'р.п. Кропачёво'], 0.14)),
  of(48, district('Еманжелинский', ['г. Еманжелинск', 'р.п. Красногорский', 'р.п. Зауральский'])),
  of(30, district('Еткульский', ['с. Еткуль', 'с. Еманжелинка', 'с. Коелга', 'п. Белоносово'])),
  of(24, district('Пластовский', ['г. Пласт', 'с. Степное', 'с. Кочкарь', 'с. Борисовка'])),
  of(84, district('Сосновский', ['с. Долгодеревенское', 'п. Рощино', 'п. Полетаево', 'п. Саргазы'], 0.14)),
];
