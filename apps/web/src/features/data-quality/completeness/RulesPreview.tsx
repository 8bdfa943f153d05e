import type { CardRulesPreview } from '@gorodok/contract';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { percent } from '../../registry/figures/share.ts';
import table from '../../registry/RegistryTable.module.css';
import { kinds } from './completeness-address.ts';
import './completeness.words.ts';

type Part = CardRulesPreview['parts'][number];
type Sum = Pick<Part, 'cards' | 'unfilledNow' | 'unfilledThen'>;

const sum = (parts: readonly Sum[]): Sum => ({
  cards: parts.reduce((total, { cards }) => total + cards, 0),
  unfilledNow: parts.reduce((total, { unfilledNow }) => total + unfilledNow, 0),
  unfilledThen: parts.reduce((total, { unfilledThen }) => total + unfilledThen, 0),
});

/** What the draft would do: for each kind of cards, then for the municipalities that it touches, the most touched first. */
export function RulesPreview({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation('completeness');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []); // it came below what one was looking at
  const byKind = kinds
    .map((kind) => ({ name: t(`kind.${kind}`), ...sum(parts.filter((part) => part.kind === kind)) }))
    .filter(({ cards }) => cards > 0);
  const byMunicipality = [...Map.groupBy(parts, ({ municipalityId }) => municipalityId)]
    .map(([, ofOne]) => ({ name: ofOne[0]?.name ?? t('rules.ofRegion'), ...sum(ofOne) }))
    .filter((row) => differenceOf(row) !== 0)
    .toSorted((one, other) => Math.abs(differenceOf(other)) - Math.abs(differenceOf(one)));
  return (
    <section aria-labelledby="rules-preview">
      <h2 id="rules-preview" ref={heading} tabIndex={-1}>
        {t('rules.previewTitle')}
      </h2>
      <Table rows={byKind} heading={t('cards')} />
      {byMunicipality.length > 0 ? (
        <>
          <h3>{t('rules.changedParts')}</h3>
          <Table rows={byMunicipality} heading={t('part')} />
        </>
      ) : null}
    </section>
  );
}

function Table({ rows, heading }: { rows: readonly (Sum & { name: string })[]; heading: string }) {
  const { t } = useTranslation('completeness');
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col" data-number>
            {t('rules.now')}
          </th>
          <th scope="col" data-number>
            {t('rules.then')}
          </th>
          <th scope="col" data-number>
            {t('unfilledColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td data-label={t('rules.now')} data-number>
              {percent(row.unfilledNow, row.cards)}
            </td>
            <td data-label={t('rules.then')} data-number>
              {percent(row.unfilledThen, row.cards)}
            </td>
            <td data-label={t('unfilledColumn')} data-number>
              <Difference by={differenceOf(row)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Difference({ by }: { by: number }) {
  const { t } = useTranslation('completeness');
  if (by === 0) return t('rules.same');
  return t(by > 0 ? 'rules.more' : 'rules.less', { count: formatNumber(Math.abs(by)) });
}

const differenceOf = ({ unfilledNow, unfilledThen }: Sum): number => unfilledThen - unfilledNow;
