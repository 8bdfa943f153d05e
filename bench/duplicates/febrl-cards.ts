// Cards after the published description of the FEBRL sets (Christen, «Febrl – freely extensible biomedical record linkage», 2003): the
// sets themselves are not part of this repository. Febrl 3: 2,000 originals with up to five copies each, at most two changes in a field and
// five in a card. Febrl 4: 5,000 originals with a copy each. Names are drawn from short lists, so that many strangers share them.
import type { Card } from '@gorodok/linkage';
import { createRandom, type Random } from '../region/random.ts';

const split = (words: string): readonly string[] => words.split(' ');

const givenNames = split(
  'joshua emily jack lachlan thomas isabella sophie sarah jessica james william samuel daniel georgia olivia chloe ella lucy benjamin ' +
    'nicholas matthew ethan jacob luke riley alexander caitlin charlotte mia hannah emma grace zoe ruby holly madison amelia lily joel harry ' +
    'liam ryan noah mitchell cooper dylan aidan connor nathan isaac hayden jordan tyler zachary brianna abbey alana taylah imogen bella ' +
    'finn hugo oscar max leo kyle rhys callum jasmine paige tahlia kiara maddison eliza kate amy annabelle claire laura natasha erin',
);
const surnames = split(
  'white clarke campbell green nguyen reid webb ryan matthews morrison coleman miles beams burford goode blake dixon thorpe mccarthy hayes ' +
    'stephenson fitzgerald wilkins rudd lodge petersen humphreys ballantyne donaldson crook zilm painter roche bellchambers schirmer lombardi ' +
    'kovacs berry carbone hillier musolino wheatley dolan egan faulkner gaskin hartley ingram jarvis kennett ledger mabbitt nankivell oakley ' +
    'pascoe quinlan radford sampson tanner underdown vassallo wainwright yates zammit albanese bastiaans chappel dukić everett ferraro',
);
const streetNames = split(
  'sinclair gellibrand ligertwood burnie mugga chowne kambalda hurtle whitelaw namatjira tullaroop derrington barrallier clisby dumas ebden ' +
    'florey goodwin hawker jerrabomberra kosciuszko lhotsky macarthur northbourne officer pinkerton renwick shumack theodore uardry wiseman',
);
const suburbs = split(
  'bellevue toowoomba rosebud penrith mandurah gosford ballarat bendigo dubbo echuca frankston geelong hornsby ipswich kiama lismore mildura ' +
    'nowra orange parkes quirindi redcliffe sunbury tamworth ulverstone wodonga yass armidale broome cessnock devonport esperance forbes',
);
const states = split('nsw vic qld wa sa tas act');

interface Record {
  given: string;
  surname: string;
  number: string;
  street: string;
  place: string;
  suburb: string;
  postcode: string;
  state: string;
  birthDate: string;
  id: string;
}

export interface FebrlCard {
  readonly card: Card;
  readonly personId: number;
}

export function febrlCards(set: 3 | 4, seed: string): FebrlCard[] {
  const random = createRandom(`febrl/${set}/${seed}`);
  const [originals, copies] = set === 3 ? [2000, 3000] : [5000, 5000];
  const records = Array.from({ length: originals }, () => original(random));
  const cards = records.map((record, person) => ({
    card: cardOf(record, `rec-${person}-org`),
    personId: person,
  }));
  for (let made = 0; made < copies; made++) {
    // Few have five copies, many have one.
    const person = set === 4 ? made : Math.floor(random.next() ** 1.3 * originals);
    const record = records[person];
    if (record)
      cards.push({ card: cardOf(changed(record, random), `rec-${person}-dup-${made}`), personId: person });
  }
  return random.shuffled(cards);
}

const digits = (random: Random, length: number): string =>
  Array.from({ length }, () => String(random.integer(0, 9))).join('');

function original(random: Random): Record {
  const year = random.integer(1900, 1999);
  const month = String(random.integer(1, 12)).padStart(2, '0');
  const missing = (value: string, share: number): string => (random.chance(share) ? '' : value);
  return {
    given: missing(random.pickCommon(givenNames), 0.02),
    surname: missing(random.pickCommon(surnames), 0.01),
    number: missing(String(random.integer(1, 320)), 0.03),
    street: missing(
      `${random.pick(streetNames)} ${random.pick(['street', 'place', 'crescent', 'circuit'])}`,
      0.02,
    ),
    place: missing(`${random.pick(streetNames)} ${random.pick(['village', 'park', 'farm'])}`, 0.45),
    suburb: random.pick(suburbs),
    postcode: digits(random, 4),
    state: random.pick(states),
    birthDate: missing(`${year}${month}${String(random.integer(1, 28)).padStart(2, '0')}`, 0.05),
    id: digits(random, 7),
  };
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Up to five changes: a letter or digit wrong, left out, added, a neighbour's place taken; a field emptied; two fields swapped. */
function changed(record: Record, random: Random): Record {
  const copy = { ...record };
  const fields = Object.keys(copy) as (keyof Record)[];
  const changes = new Map<keyof Record, number>();
  for (let left = random.integer(1, 5); left > 0; left--) {
    const kind = random.next();
    if (kind < 0.04) [copy.given, copy.surname] = [copy.surname, copy.given];
    else {
      const field = random.pick(fields);
      const before = changes.get(field) ?? 0;
      if (before >= 2) continue;
      changes.set(field, before + 1);
      copy[field] = kind < 0.12 && field !== 'id' ? '' : slip(copy[field], random);
    }
  }
  return copy;
}

function slip(text: string, random: Random): string {
  if (text.length < 2) return text;
  const at = random.integer(0, text.length - 1);
  const sign = /\d/u.test(text.charAt(at)) ? String(random.integer(0, 9)) : random.pick(letters);
  switch (random.integer(0, 3)) {
    case 0:
      return text.slice(0, at) + sign + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + sign + text.slice(at);
    default:
      return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  }
}

const cardOf = (record: Record, cardId: string): Card => ({
  cardId,
  lastName: record.surname,
  firstName: record.given,
  birthDate: record.birthDate,
  idNumber: record.id,
  address: [record.number, record.street, record.place, record.suburb, record.postcode, record.state].join(
    ' ',
  ),
});
