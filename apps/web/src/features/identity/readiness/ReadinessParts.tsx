import type { Readiness } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import classes from '../../registry/figures/Figures.module.css';
import { percent } from '../../registry/figures/share.ts';
import table from '../../registry/RegistryTable.module.css';
import type { ReadinessAddress } from './readiness-address.ts';
import './readiness.words.ts';

type Part = Readiness['parts'][number];
type Props = {
  parts: Part[];
  address: ReadinessAddress;
  onAddress: (address: ReadinessAddress) => void;
};

/** The parts, those first where most people could not sign in; each leads further down. */
export function ReadinessParts({ parts, address, onAddress }: Props) {
  const { t } = useTranslation('readiness');
  const [first] = parts;
  if (!first) return null;
  const isByClass = first.level === 'class';
  const listed = isByClass ? parts : parts.toSorted((one, other) => missing(other) - missing(one));
  const open = ({ level, id }: Part) => {
    const kind = address.kind && { kind: address.kind };
    if (level === 'municipality') return onAddress({ ...kind, municipality: id });
    if (level === 'organization') return onAddress({ ...kind, organization: id });
    return onAddress({ ...address, class: id });
  };
  return (
    <section className={classes['parts']} aria-labelledby="readiness-parts">
      <h2 id="readiness-parts">{t(isByClass ? 'byClass' : 'byPart')}</h2>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t(isByClass ? 'class' : 'part')}</th>
            <th scope="col" data-number>
              {t('couldNotColumn')}
            </th>
            <th scope="col" data-number>
              {t('ready')}
            </th>
            <th scope="col" data-number>
              {t('signedInColumn')}
            </th>
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
              <td data-label={t('couldNotColumn')} data-number>
                {formatNumber(missing(part))}
              </td>
              <td data-label={t('ready')} data-number>
                {percent(part.ready, part.people)}
              </td>
              <td data-label={t('signedInColumn')} data-number>
                {percent(part.signedIn, part.people)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const missing = ({ people, ready }: Part): number => people - ready;
