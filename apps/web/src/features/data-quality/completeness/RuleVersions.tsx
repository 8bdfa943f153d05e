import type { CardRules } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import badges from '../../registry/RegistryTable.module.css';
import './completeness.words.ts';
import classes from './Completeness.module.css';

type Props = {
  versions: CardRules['versions'];
  restoring: number | null;
  /** Takes an older version into the draft; undefined where one only reads. */
  onRestore: ((id: number) => void) | undefined;
};

/** Who has changed the rules, when and why. Going back is a new version with the rules of an old one. */
export function RuleVersions({ versions, restoring, onRestore }: Props) {
  const { t } = useTranslation('completeness');
  const language = useLanguage();
  const [latest] = versions;
  const whenOf = (id: number) => {
    const version = versions.find((known) => known.id === id);
    return version ? formatMoment(version.madeAt, language) : '';
  };
  return (
    <section aria-labelledby="rule-versions">
      <h2 id="rule-versions">{t('rules.versions')}</h2>
      <ul className={classes['versions']}>
        {versions.map(({ id, madeAt, madeBy, note, restoresVersionId }) => (
          <li key={id}>
            <p>
              <strong>{madeBy === null ? t('rules.initial') : note}</strong>
              <small>
                {[
                  formatMoment(madeAt, language),
                  madeBy,
                  restoresVersionId && t('rules.restored', { when: whenOf(restoresVersionId) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </p>
            {id === latest?.id ? (
              <span className={badges['badge']} data-tone="good">
                {t('rules.inForce')}
              </span>
            ) : onRestore ? (
              <Button variant="subtle" size="sm" loading={restoring === id} onClick={() => onRestore(id)}>
                {t('rules.restore')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
