import type { EditOrganization, OrganizationDetails, OrganizationKind } from '@gorodok/contract';
import { Alert, Button, Checkbox, Drawer, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, sentenceOfError } from '../../../platform/http/problem-error.ts';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { shownPhone } from '../../../platform/text/identifiers.ts';
import '../registry.words.ts';
import { InnFault } from './InnFault.tsx';
import { organizationKinds } from './organization-groups.ts';
import { editOrganization, organizationQuery, organizationRegisterQuery } from './organizations.api.ts';
import './organizations.words.ts';
import classes from './OrganizationPanel.module.css';

type Props = { id: number; onClose: () => void };

/** An organization beside the register, to be mended there. */
export function OrganizationPanel({ id, onClose }: Props) {
  const { t } = useTranslation('organizations');
  const organization = useQuery(organizationQuery(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="28rem"
      title={organization.data?.municipalityName ?? t('organization')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {organization.isPending ? (
        <ListSkeleton rows={7} height="2.75rem" />
      ) : organization.isError ? (
        <Failure error={organization.error} onRetry={() => void organization.refetch()} />
      ) : (
        <Form key={organization.data.version} organization={organization.data} onClose={onClose} />
      )}
    </Drawer>
  );
}

type Draft = {
  [Field in 'name' | 'shortName' | 'inn' | 'kpp' | 'ogrn' | 'phone']: string;
} & { kinds: OrganizationKind[] };

const draftOf = (organization: OrganizationDetails): Draft => ({
  name: organization.name,
  shortName: organization.shortName,
  kinds: organization.kinds,
  inn: organization.inn ?? '',
  kpp: organization.kpp ?? '',
  ogrn: organization.ogrn ?? '',
  phone: organization.phone ? shownPhone(organization.phone) : '',
});

/** What is sent: empty fields as nothing, an untouched phone as the register writes it. */
function editOf(draft: Draft, before: OrganizationDetails): EditOrganization {
  const orNothing = (text: string) => (text.trim() === '' ? null : text);
  const untouched = draft.phone === draftOf(before).phone;
  return {
    ...draft,
    inn: orNothing(draft.inn),
    kpp: orNothing(draft.kpp),
    ogrn: orNothing(draft.ogrn),
    phone: untouched ? before.phone : orNothing(draft.phone),
    version: before.version,
  };
}

function Form({ organization, onClose }: { organization: OrganizationDetails; onClose: () => void }) {
  const { t } = useTranslation(['organizations', 'registry']);
  const [draft, setDraft] = useState(() => draftOf(organization));
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => editOrganization(organization.id, editOf(draft, organization)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: organizationRegisterQuery().queryKey });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate();
  };
  const field = (name: Exclude<keyof Draft, 'kinds'>) => ({
    label: t(`field.${name}`),
    value: draft[name],
    error: faultOf(save.error, `/${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const isAtField = (Object.keys(draft) as (keyof Draft)[]).some((name) => faultOf(save.error, `/${name}`));
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <Textarea {...field('name')} autosize minRows={2} required data-autofocus />
      <TextInput {...field('shortName')} required />
      <Checkbox.Group
        label={t('field.kinds')}
        value={draft.kinds}
        error={faultOf(save.error, '/kinds')}
        onChange={(chosen) =>
          setDraft({ ...draft, kinds: organizationKinds.filter((kind) => chosen.includes(kind)) })
        }
      >
        <div className={classes['kinds']}>
          {organizationKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`registry:kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div>
        <TextInput {...field('inn')} inputMode="numeric" />
        {organization.innFindings.map((finding) => (
          <InnFault key={`${finding.register} ${finding.finding}`} finding={finding} />
        ))}
      </div>
      <TextInput {...field('kpp')} inputMode="numeric" />
      <TextInput {...field('ogrn')} inputMode="numeric" />
      <TextInput {...field('phone')} type="tel" />
      {save.isError && !isAtField ? (
        <Alert color="red" role="alert">
          {sentenceOfError(save.error)}
        </Alert>
      ) : null}
      <div className={classes['actions']}>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
      <p className={classes['note']}>{t('audited')}</p>
    </form>
  );
}
