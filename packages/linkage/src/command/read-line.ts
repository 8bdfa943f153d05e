import type { NormalisedCard } from '../card.ts';
import type { Normaliser } from '../normalisation/normaliser.ts';
import { cardOf, valueAt, type CardColumns } from './columns.ts';
import type { CsvLine } from './csv-reader.ts';

/** What is wrong with a line whose card was there before. */
export const metBefore = 'такой card_id уже был';

/** The card of a line, normalised, or why there is none. Whether its id was met before is for whoever sees all lines. */
export function readLine(
  line: CsvLine,
  columns: CardColumns,
  normaliser: Normaliser,
): NormalisedCard | string {
  if (line.isBroken) return 'кавычка открыта и не закрыта';
  // Fewer values are taken for empty ones at the end, as Excel leaves them out.
  if (line.values.length > columns.width)
    return `значений ${line.values.length}, а столбцов ${columns.width}; значение с разделителем нужно взять в кавычки`;
  if (valueAt(line.values, columns.of.cardId) === '') return 'нет card_id';
  return normaliser.normalise(cardOf(line.values, columns));
}
