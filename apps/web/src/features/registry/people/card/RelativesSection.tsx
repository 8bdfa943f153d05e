import type { Card, GuardianLink } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../../platform/text/dates.ts';
import classes from './Card.module.css';
import { putLink } from './card.api.ts';
import './card.words.ts';
import { LinkFields } from './LinkFields.tsx';
import { NewGuardianForm } from './NewGuardianForm.tsx';

type Relative = Card['relatives'][number];
const linkOf = ({ relation, startsOn, endsOn, maySee, maySign }: Relative): GuardianLink => ({
  relation,
  startsOn,
  endsOn,
  maySee,
  maySign,
});

/** The links to guardians or children. They are saved one by one: each concerns two cards. */
export function RelativesSection({ card }: { card: Card }) {
  const { t } = useTranslation('card');
  const [adding, setAdding] = useState(false);
  if (card.kind === 'employee' && card.relatives.length === 0) return null;
  return (
    <section className={classes['section']} data-section="relatives">
      <h3>{t(`relatives.${card.kind}`)}</h3>
      {card.relatives.length === 0 ? <p className={classes['wide']}>{t('noRelatives')}</p> : null}
      {card.relatives.map((relative) => (
        <Link key={relative.guardianshipId} relative={relative} today={card.today} />
      ))}
      {card.kind === 'student' && !adding ? (
        <Button
          variant="light"
          className={classes['add'] ?? ''}
          leftSection={<IconPlus aria-hidden size={18} />}
          onClick={() => setAdding(true)}
        >
          {t('addGuardian')}
        </Button>
      ) : null}
      {adding ? <NewGuardianForm card={card} onEnd={() => setAdding(false)} /> : null}
    </section>
  );
}

function Link({ relative, today }: { relative: Relative; today: string }) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [edited, setEdited] = useState<GuardianLink | null>(null);
  const link = linkOf(relative);
  const save = useMutation({
    mutationFn: (now: GuardianLink) => putLink(relative.guardianshipId, link, now),
    onSuccess: () => setEdited(null),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['card'] }),
  });
  const rights = [relative.maySee ? t('maySee') : '', relative.maySign ? t('maySign') : '']
    .filter(Boolean)
    .join(', ');
  return (
    <div className={classes['entry']} data-ended={relative.endsOn !== null}>
      <p className={classes['wide']}>
        <strong>{relative.displayName}</strong>
        <br />
        <span>
          {[
            t(`relation.${relative.relation}`),
            rights || t('mayNothing'),
            t('linkSince', { day: formatDay(relative.startsOn, language) }),
            relative.endsOn === null ? '' : t('linkUntil', { day: formatDay(relative.endsOn, language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {edited ? <LinkFields link={edited} onLink={setEdited} /> : null}
      <div className={classes['add']}>
        {edited ? (
          <>
            <Button loading={save.isPending} onClick={() => save.mutate(edited)}>
              {t('saveLink')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setEdited(null)}>
              {t('cancel')}
            </Button>
          </>
        ) : relative.endsOn === null ? (
          <>
            <Button variant="subtle" onClick={() => setEdited(link)}>
              {t('editLink')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              loading={save.isPending}
              onClick={() => save.mutate({ ...link, endsOn: today })}
            >
              {t('endLink')}
            </Button>
          </>
        ) : (
          <Button
            variant="subtle"
            loading={save.isPending}
            onClick={() => save.mutate({ ...link, endsOn: null })}
          >
            {t('reopenLink')}
          </Button>
        )}
      </div>
      {save.isError ? (
        <Alert color="red" className={classes['wide'] ?? ''}>
          {sentenceOfError(save.error)}
        </Alert>
      ) : null}
    </div>
  );
}
