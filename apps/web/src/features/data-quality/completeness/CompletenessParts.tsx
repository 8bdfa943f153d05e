import type { Completeness } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import figures from '../../registry/figures/Figures.module.css';
import { percent } from '../../registry/figures/share.ts';
import table from '../../registry/RegistryTable.module.css';
import type { CompletenessAddress } from './completeness-address.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';

type Part = Completeness['parts'][number];
type Props = {
  parts: Part[];
  isOfFindings: boolean;
  address: CompletenessAddress;
  onAddress: (address: CompletenessAddress) => void;
};

const toDoIn = ({ cards, filled, doubtful }: Part, isOfFindings: boolean): number =>
  isOfFindings ? doubtful : cards - filled;

/** The parts, those first that have most to do; each leads further down. */
export function CompletenessParts(props: Props) {
  const { t } = useTranslation('completeness');
  const { parts, isOfFindings, address, onAddress } = props;
  const [first] = parts;
  if (!first) return null;
  if (first.level === 'class') return <Classes {...props} />;
  const toDo = (part: Part) => toDoIn(part, isOfFindings);
  const listed = parts.toSorted((one, other) => toDo(other) - toDo(one));
  const open = ({ level, id }: Part) => {
    const kind = address.kind && { kind: address.kind };
    onAddress(level === 'municipality' ? { ...kind, municipality: id } : { ...kind, organization: id });
  };
  const toDoWord = t(isOfFindings ? 'doubtfulPart' : 'unfilledColumn');
  const showsOrganizations = !isOfFindings && parts.some(({ level }) => level === 'municipality');
  return (
    <section className={figures['parts']} aria-labelledby="completeness-parts">
      <h2 id="completeness-parts">{t('byPart')}</h2>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
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

/** The classes of a school side by side, so that the list of people below them stays near. */
function Classes({ parts, isOfFindings, address, onAddress }: Props) {
  const { t } = useTranslation('completeness');
  return (
    <section className={figures['parts']} aria-labelledby="completeness-classes">
      <h2 id="completeness-classes">{t('byClass')}</h2>
      <ul className={classes['classes']}>
        {parts.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              aria-pressed={address.class === part.id}
              data-done={toDoIn(part, isOfFindings) === 0}
              onClick={() => {
                const { class: chosen, ...rest } = address;
                onAddress(chosen === part.id ? rest : { ...rest, class: part.id });
              }}
            >
              <strong>{part.name}</strong>{' '}
              <span>
                {t('outOf', {
                  part: formatNumber(toDoIn(part, isOfFindings)),
                  whole: formatNumber(part.cards),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
