import type { PersonalSettings, Preferences } from '@gorodok/contract';
import { Alert, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { changeLanguage, useLanguage } from '../../../platform/i18n/i18n.ts';
import { languages } from '../../../platform/i18n/language.ts';
import {
  changeAppearance,
  colorSchemes,
  contrasts,
  useAppearance,
} from '../../../platform/preferences/appearance.ts';
import { preferencesQuery, putPreferences } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';
import type { StartPageOption } from './SettingsScreen.tsx';
import { YearSelect } from './YearSelect.tsx';

const contacts = ['email', 'phone', 'messages'] as const;
const languageNames = { ru: 'Русский', en: 'English' } as const;

type Props = { settings: PersonalSettings; startPages: readonly StartPageOption[] };

/** How the product looks, where it opens and how it writes: saved at once, on every device. */
export function InterfaceSection({ settings, startPages }: Props) {
  const { t } = useTranslation('personalSettings');
  const queryClient = useQueryClient();
  const language = useLanguage();
  const appearance = useAppearance();
  const { data: preferences } = useQuery(preferencesQuery());
  const put = useMutation({
    mutationFn: async (change: Partial<Preferences>) => {
      const known = await queryClient.ensureQueryData(preferencesQuery());
      const next = { ...known, ...change };
      await putPreferences(next);
      queryClient.setQueryData(preferencesQuery().queryKey, next);
    },
  });
  const { role } = settings;
  return (
    <Section title={t('interface.title')}>
      <div className={classes['form']}>
        {role && startPages.length > 1 ? (
          <NativeSelect
            label={t('interface.startPage')}
            data={[...startPages]}
            value={preferences?.startPages[role] ?? startPages[0]?.value ?? ''}
            onChange={(event) =>
              put.mutate({ startPages: { ...preferences?.startPages, [role]: event.currentTarget.value } })
            }
          />
        ) : null}
        <NativeSelect
          label={t('interface.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(event) => void changeLanguage(event.currentTarget.value === 'en' ? 'en' : 'ru')}
        />
        <NativeSelect
          label={t('interface.look')}
          data={[
            ...colorSchemes.map((value) => ({ value, label: t(`interface.look.${value}`) })),
            ...contrasts.map((value) => ({ value, label: t(`interface.look.${value}`) })),
          ]}
          value={appearance.contrast ?? appearance.colorScheme}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const contrast = contrasts.find((one) => one === value) ?? null;
            const colorScheme = colorSchemes.find((one) => one === value) ?? appearance.colorScheme;
            changeAppearance({ contrast, colorScheme });
          }}
        />
        <NativeSelect
          label={t('interface.contact')}
          description={t('interface.contactNote')}
          data={[
            { value: '', label: t('interface.contact.none') },
            ...contacts.map((value) => ({ value, label: t(`interface.contact.${value}`) })),
          ]}
          value={preferences?.preferredContact ?? ''}
          onChange={(event) => {
            const chosen = contacts.find((one) => one === event.currentTarget.value);
            put.mutate({ preferredContact: chosen ?? null });
          }}
        />
        <YearSelect />
        {put.isError ? <Alert color="red">{sentenceOfError(put.error)}</Alert> : null}
      </div>
    </Section>
  );
}
