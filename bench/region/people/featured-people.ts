import type { Organization } from '../plan/organizations.ts';
import type { FeaturedPlaces } from '../plan/region-plan.ts';
import type { Run } from '../run.ts';
import type { Feature } from '../writing/accounts-file.ts';
import { faultlessCard } from './card.ts';
import { drawAddress, gradeOf, type Child, type Guardian } from './family.ts';
import { createHuman, type Human } from './human.ts';
import type { Sex } from './names.ts';
import type { Neighbourhood, Seat } from './neighbourhood.ts';
import type { FeaturedStaff } from './organization-staff.ts';
import { settleFamily } from './settle-family.ts';

type Name = readonly [surname: string, firstName: string, patronymic: string];

const rights = { maySee: true, maySign: true };

/**
 * Settles the families of «Кем войти» and tells which staff shall be featured around the older child's class. Their cards
 * agree with ЕСИА, but for one mother, whose card lacks what the door looks for.
 */
export function settleFeaturedPeople(
  run: Run,
  neighbourhood: Neighbourhood,
  places: FeaturedPlaces,
): FeaturedStaff {
  const { random, municipality } = neighbourhood;
  const startYear = Number(run.year.startsOn.slice(0, 4));
  const address = drawAddress(random, municipality);
  const human = ([surname, firstName, patronymic]: Name, sex: Sex, yearsAgo: number, day: string): Human =>
    createHuman(
      run,
      random,
      {
        surname,
        firstName,
        patronymic,
        sex,
        birthDate: `${startYear - yearsAgo}-${day}`,
        citizenship: 'RUS',
      },
      address,
    );
  const mother = human(['Королёва', 'Анна', 'Викторовна'], 'female', 38, '04-16');
  const father = human(['Королёв', 'Дмитрий', 'Олегович'], 'male', 40, '02-07');
  const guardians: Guardian[] = [
    { human: mother, relation: 'mother', ...rights },
    { human: father, relation: 'father', ...rights },
  ];
  const son = human(['Королёв', 'Кирилл', 'Дмитриевич'], 'male', 15, '08-20');
  const daughter = human(['Королёва', 'Полина', 'Дмитриевна'], 'female', 10, '06-03');
  const youngest = human(['Королёва', 'София', 'Дмитриевна'], 'female', 5, '03-14');
  const schools = new Map([
    [son, places.school],
    [daughter, places.second],
    [youngest, places.kindergarten],
  ]);
  const accounts = new Map<Human, { level?: 'unconfirmed'; feature: Feature }>([
    [
      mother,
      {
        feature: {
          role: 'Мама троих детей',
          note: `Мама троих детей: ${places.school}, ${places.second} и детский сад`,
        },
      },
    ],
    [
      father,
      {
        level: 'unconfirmed',
        feature: {
          role: 'Папа, учётная запись не подтверждена',
          note: 'Учётная запись не подтверждена: вход закрыт, показано, как подтвердить',
        },
      },
    ],
    [
      son,
      {
        feature: {
          role: 'Ученик 15 лет, мама ещё не дала согласия',
          note: `Ученик 9 класса, ${places.school}: нужно согласие родителя`,
        },
      },
    ],
  ]);
  const children: Child[] = [son, daughter, youngest].map((child) => ({ human: child, guardians }));
  settleFamily(
    run,
    neighbourhood,
    { children },
    {
      seatOf: (child) => seatAt(run, neighbourhood, child.human, schools.get(child.human) ?? ''),
      scripted: { guardianCard: faultlessCard, accounts },
    },
  );
  settleMotherWithoutSnils(run, neighbourhood, places, human);
  addStranger(run, human);
  const { group } = seatAt(run, neighbourhood, son, places.school);
  return {
    group,
    subject: 'Алгебра',
    director: { role: 'Директор школы', note: `Директор, ${places.school}` },
    schoolAdmin: { role: 'Администратор школы', note: `Администратор «Сетевого города», ${places.school}` },
    classTeacher: {
      role: 'Классный руководитель',
      note: `Классный руководитель ${group.name}, ${places.school}`,
    },
    teacher: { role: 'Учитель', note: `Учитель алгебры в ${group.name}, ${places.school}` },
  };
}

/** The plainest repair: the card holds neither СНИЛС nor document, so that the door cannot know her. */
function settleMotherWithoutSnils(
  run: Run,
  neighbourhood: Neighbourhood,
  places: FeaturedPlaces,
  human: (name: Name, sex: Sex, yearsAgo: number, day: string) => Human,
): void {
  const mother = human(['Зайцева', 'Наталья', 'Игоревна'], 'female', 41, '11-25');
  const daughter = human(['Зайцева', 'Вероника', 'Павловна'], 'female', 15, '05-11');
  const feature = {
    role: 'Мама, в карточке нет СНИЛС',
    note: 'В карточке нет СНИЛС и паспорта: попадёт в очередь «Не вошли» администратора школы',
  };
  const child: Child = { human: daughter, guardians: [{ human: mother, relation: 'mother', ...rights }] };
  settleFamily(
    run,
    neighbourhood,
    { children: [child] },
    {
      seatOf: () => seatAt(run, neighbourhood, daughter, places.school),
      scripted: {
        guardianCard: (guardian) => ({ ...faultlessCard(guardian), snils: null, passport: null }),
        accounts: new Map([[mother, { feature }]]),
      },
    },
  );
}

/** Somebody with a confirmed account whom no organisation of the region knows. */
function addStranger(run: Run, human: (name: Name, sex: Sex, yearsAgo: number, day: string) => Human): void {
  run.accounts.add(human(['Незнакомов', 'Пётр', 'Андреевич'], 'male', 44, '10-02'), {
    level: 'confirmed',
    kids: [],
    feature: {
      role: 'Нет в карточках',
      note: 'Нет в карточках: ни одна организация области этого человека не знает',
    },
  });
  run.figures.accounts++;
}

function seatAt(run: Run, { organizations }: Neighbourhood, child: Human, name: string): Seat {
  const organization = organizations.find(({ plan }: Organization) => plan.name === name);
  const grade = gradeOf(child.birthDate, run.year.startsOn);
  const group = organization?.groups.find((group) =>
    grade >= 1 ? group.grade === grade : group.education === 'preschool' && group.age === 5,
  );
  if (!organization || !group) throw new Error(`the plan has no place for a featured child in ${name}`);
  return { organization, group };
}
