import type { Completeness } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import figures from '../../registry/figures/Figures.module.css';
import { percent } from '../../registry/figures/share.ts';
import table from '../../registry/RegistryTable.module.css';
import type { CompletenessAddress } from './completeness-address.ts';
import './completeness.words.ts';

type Part = Completeness['parts'][number];
type Props = {
  parts: Part[];
  isOfFindings: boolean;
  address: CompletenessAddress;
  onAddress: (address: CompletenessAddress) => void;
};

/** The parts, those first that have most to do; each leads further down. */
export function CompletenessParts({ parts, isOfFindings, address, onAddress }: Props) {
  const { t } = useTranslation('completeness');
  const [first] = parts;
  if (!first) return null;
  const isByClass = first.level === 'class';
  const toDo = ({ cards, filled, doubtful }: Part) => (isOfFindings ? doubtful : cards - filled);
  const listed = isByClass ? parts : parts.toSorted((one, other) => toDo(other) - toDo(one));
  const open = ({ level, id }: Part) => {
    const kind = address.kind && { kind: address.kind };
    if (level === 'municipality') return onAddress({ ...kind, municipality: id });
    if (level === 'organization') return onAddress({ ...kind, organization: id });
    return onAddress({ ...address, class: id });
  };
  const toDoWord = t(isOfFindings ? 'doubtfulPart' : 'unfilledColumn');
  const showsOrganizations = !isOfFindings && parts.some(({ level }) => level === 'municipality');
  return (
    <section className={figures['parts']} aria-labelledby="completeness-parts">
      <h2 id="completeness-parts">{t(isByClass ? 'byClass' : 'byPart')}</h2>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t(isByClass ? 'class' : 'part')}</th>
            <th scope="col" data-number>
              {toDoWord}
            </th>
            <th scope="col" data-number>
              {t('shareColumn')}
            </th>
            {showsOrganizations ? (
              <th scope="col" data-number>
                {t('organizationsColumn')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {listed.map((part) => (
            <tr key={`${part.level} ${part.id}`}>
              <th scope="row">
                <button type="button" className={figures['link']} onClick={() => open(part)}>
                  {part.name}
                </button>
              </th>
              <td data-label={toDoWord} data-number>
                {t('outOf', { part: formatNumber(toDo(part)), whole: formatNumber(part.cards) })}
              </td>
              <td data-label={t('shareColumn')} data-number>
                {percent(toDo(part), part.cards)}
              </td>
              {showsOrganizations ? (
                <td data-label={t('organizationsColumn')} data-number>
                  {t('outOf', {
                    part: formatNumber(part.unfilledOrganizations),
                    whole: formatNumber(part.organizations),
                  })}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
