import type { Duplicates } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import table from '../../registry/RegistryTable.module.css';
import type { DuplicatesAddress } from './duplicates-address.ts';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';

type Part = Duplicates['parts'][number];
type Props = { parts: Part[]; address: DuplicatesAddress; onAddress: (address: DuplicatesAddress) => void };

/** The parts, those with most pairs first; each leads further down. */
export function DuplicateParts({ parts, address, onAddress }: Props) {
  const { t } = useTranslation('duplicates');
  if (parts.length === 0) return null;
  const listed = parts.toSorted((one, other) => pairsOf(other) - pairsOf(one));
  const open = ({ level, id }: Part) => {
    const { municipality: _, organization: __, class: ___, ...rest } = address;
    onAddress(level === 'municipality' ? { ...rest, municipality: id } : { ...rest, organization: id });
  };
  const columns = [
    ['show.certain', 'certain'],
    ['show.probable', 'probable'],
    ['show.snils_conflict', 'snilsConflicts'],
    ['createdInSpiteColumn', 'createdInSpite'],
  ] as const;
  return (
    <section className={classes['parts']} aria-labelledby="duplicate-parts">
      <h2 id="duplicate-parts">{t('byPart')}</h2>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            {columns.map(([word]) => (
              <th key={word} scope="col" data-number>
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((part) => (
            <tr key={`${part.level} ${part.id}`}>
              <th scope="row">
                <button type="button" className={classes['link']} onClick={() => open(part)}>
                  {part.name}
                </button>
              </th>
              {columns.map(([word, field]) => (
                <td key={word} data-label={t(word)} data-number>
                  {formatNumber(part[field])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const pairsOf = ({ certain, probable, snilsConflicts }: Part): number => certain + probable + snilsConflicts;
