import type { Card, CardKind, Consent, ConsentList, NewConsent } from '@gorodok/contract';
import { Alert, Badge, Button, NativeSelect } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton } from '../../../../platform/interface/States.tsx';
import { formatDay } from '../../../../platform/text/dates.ts';
import classes from './Card.module.css';
import { consentFormAddress, consentsQuery, postConsent, withdrawConsent } from './card.api.ts';
import './card.words.ts';
import { CardInput } from './CardInput.tsx';

const purposes = [
  'personal_data',
  'photographs',
  'mailings',
  'esia_exchange',
] as const satisfies NewConsent['purpose'][];

type Props = { kind: CardKind; card: Card };

/** What the person has consented to, purpose by purpose; with the form to print, and the record of what was signed. */
export function CardConsents({ kind, card }: Props) {
  const consents = useQuery(consentsQuery(kind, card.personId));
  if (consents.isPending) return <ListSkeleton rows={4} height="6rem" />;
  if (consents.isError) return <Failure error={consents.error} onRetry={() => void consents.refetch()} />;
  return (
    <div className={classes['work']}>
      {purposes.map((purpose) => (
        <Purpose key={purpose} kind={kind} card={card} purpose={purpose} list={consents.data} />
      ))}
    </div>
  );
}

const colours: Record<Consent['state'], string> = {
  valid: 'pine',
  expiring: 'yellow',
  expired: 'red',
  replaced: 'gray',
  withdrawn: 'gray',
};

function Purpose({
  kind,
  card,
  purpose,
  list,
}: Props & { purpose: NewConsent['purpose']; list: ConsentList }) {
  const { t } = useTranslation('card');
  const [signing, setSigning] = useState(false);
  const [latest, ...earlier] = list.consents.filter((consent) => consent.purpose === purpose);
  const standing = latest?.state === 'valid' || latest?.state === 'expiring';
  return (
    <section className={classes['section']} aria-label={t(`purpose.${purpose}`)}>
      <h3>
        {t(`purpose.${purpose}`)}{' '}
        <Badge variant="light" tt="none" color={latest ? colours[latest.state] : 'gray'}>
          {t(`state.${latest?.state ?? 'none'}`)}
        </Badge>
      </h3>
      {latest ? <Terms consent={latest} /> : null}
      {earlier.map((consent) => (
        <Terms key={consent.id} consent={consent} showState />
      ))}
      {signing ? (
        <SigningForm kind={kind} card={card} purpose={purpose} list={list} onEnd={() => setSigning(false)} />
      ) : (
        <div className={classes['add']}>
          <Button variant="light" onClick={() => setSigning(true)}>
            {t('record')}
          </Button>
          {latest && standing ? <Withdraw kind={kind} personId={card.personId} consent={latest} /> : null}
        </div>
      )}
    </section>
  );
}

function Terms({ consent, showState = false }: { consent: Consent; showState?: boolean }) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  const { givenOn, form, givenBy, expiresOn, state } = consent;
  return (
    <p className={classes['terms']}>
      {[
        t('given', { day: formatDay(givenOn, language), form: t(`form.${form}`) }),
        givenBy ? t('givenBy', { name: givenBy }) : '',
        expiresOn ? t('expires', { day: formatDay(expiresOn, language) }) : t('unlimited'),
        showState ? t(`state.${state}`) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** A withdrawal is an act of law and can't be undone: the second click stands where its meaning is said. */
function Withdraw({ kind, personId, consent }: { kind: CardKind; personId: number; consent: Consent }) {
  const { t } = useTranslation('card');
  const taken = useTakeList(kind, personId);
  const [asked, setAsked] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => withdrawConsent(kind, personId, consent.id),
    onSuccess: taken,
  });
  return asked ? (
    <>
      <Button variant="default" c="var(--bad)" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('reallyWithdraw')}
      </Button>
      <Button variant="subtle" color="gray" onClick={() => setAsked(false)}>
        {t('cancel')}
      </Button>
      <small>{withdraw.isError ? sentenceOfError(withdraw.error) : t('withdrawNote')}</small>
    </>
  ) : (
    <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
      {t('withdraw')}
    </Button>
  );
}

/** Puts the answered list in place; what the card lacks may have changed with it. */
function useTakeList(kind: CardKind, personId: number): (list: ConsentList) => Promise<void> {
  const queryClient = useQueryClient();
  return async (list) => {
    queryClient.setQueryData(consentsQuery(kind, personId).queryKey, list);
    await queryClient.invalidateQueries({ queryKey: ['card'] });
  };
}

type SigningProps = Props & { purpose: NewConsent['purpose']; list: ConsentList; onEnd: () => void };

/** Who signs, the form to print for him, and what was signed. */
function SigningForm({ kind, card, purpose, list: { signers }, onEnd }: SigningProps) {
  const { t } = useTranslation('card');
  const id = card.personId;
  const taken = useTakeList(kind, id);
  const [signer, setSigner] = useState(signers[0]?.personId ?? null);
  const [form, setForm] = useState<NewConsent['form']>('paper');
  const [givenOn, setGivenOn] = useState(card.today);
  const [expiresOn, setExpiresOn] = useState('');
  const record = useMutation({
    mutationFn: () =>
      postConsent(kind, id, {
        purpose,
        form,
        givenOn,
        representativeId: signer,
        expiresOn: expiresOn || null,
      }),
    onSuccess: async (list) => {
      await taken(list);
      onEnd();
    },
  });
  if (signers.length === 0)
    return (
      <Alert color="yellow" className={classes['wide'] ?? ''}>
        {t('noSigner')}
      </Alert>
    );
  return (
    <div className={classes['entry']}>
      <NativeSelect
        size="md"
        label={t('signer')}
        value={String(signer)}
        onChange={({ currentTarget: { value } }) => setSigner(value === 'null' ? null : Number(value))}
        data={signers.map(({ personId, displayName }) => ({
          value: String(personId),
          label: personId === null ? t('signerSelf', { name: displayName }) : displayName,
        }))}
      />
      <NativeSelect
        size="md"
        label={t('consentForm')}
        value={form}
        onChange={({ currentTarget: { value } }) => setForm(value === 'paper' ? 'paper' : 'electronic')}
        data={(['paper', 'electronic'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
      />
      <CardInput
        type="date"
        label={t('givenOn')}
        max={card.today}
        value={givenOn}
        remark={undefined}
        onValue={setGivenOn}
      />
      <CardInput
        type="date"
        label={t('expiresOn')}
        min={givenOn}
        value={expiresOn}
        remark={undefined}
        description={expiresOn ? null : t('unlimited')}
        onValue={setExpiresOn}
      />
      <div className={classes['add']}>
        <Button loading={record.isPending} disabled={givenOn === ''} onClick={() => record.mutate()}>
          {t('record')}
        </Button>
        <Button
          component="a"
          variant="default"
          leftSection={<IconPrinter aria-hidden size={18} />}
          href={consentFormAddress(kind, id, purpose, signer)}
          target="_blank"
          rel="noreferrer"
        >
          {t('print')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onEnd}>
          {t('cancel')}
        </Button>
      </div>
      {record.isError ? (
        <Alert color="red" className={classes['wide'] ?? ''}>
          {sentenceOfError(record.error)}
        </Alert>
      ) : null}
    </div>
  );
}
