import type { RoleChoice } from '@gorodok/contract';
import { Alert, Button, Drawer, SegmentedControl } from '@mantine/core';
import { IconLogout, IconSettings } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseRole, sessionQuery, signOut } from '../../features/identity/sessions/sessions.api.ts';
import { RoleList } from '../../features/identity/sessions/RoleList.tsx';
import { sentenceOfError } from '../../platform/http/problem-error.ts';
import { changeLanguage, useLanguage } from '../../platform/i18n/i18n.ts';
import {
  changeAppearance,
  colorSchemes,
  spacings,
  textSizes,
  useAppearance,
} from '../../platform/preferences/appearance.ts';
import classes from './PersonPanel.module.css';
import './shell.words.ts';

type Props = { opened: boolean; onClose: () => void };

/** The one place for what concerns the person at the screen: role, language, appearance, way out. */
export default function PersonPanel({ opened, onClose }: Props) {
  const { t } = useTranslation(['shell', 'interface']);
  const { data: session } = useQuery(sessionQuery());
  const leave = useMutation({ mutationFn: signOut });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="24rem"
      title={session?.person?.displayName ?? t('appearance')}
      closeButtonProps={{ 'aria-label': t('interface:close') }}
      classNames={{ title: classes['name'] ?? '' }}
    >
      <div className={classes['panel']}>
        {session?.actor ? (
          <Roles choices={session.choices} current={session.actor} onSwitched={onClose} />
        ) : null}
        {session?.state === 'active' ? (
          <Link to="/settings" className={classes['settings']} onClick={onClose}>
            <IconSettings aria-hidden size={20} />
            {t('settings')}
          </Link>
        ) : null}
        <Appearance />
        {session && session.state !== 'anonymous' ? (
          <Button
            variant="default"
            leftSection={<IconLogout aria-hidden size={20} />}
            loading={leave.isPending}
            onClick={() => leave.mutate()}
          >
            {t('signOut')}
          </Button>
        ) : null}
        {leave.isError ? <Alert color="red">{sentenceOfError(leave.error)}</Alert> : null}
      </div>
    </Drawer>
  );
}

type RolesProps = { choices: RoleChoice[]; current: RoleChoice; onSwitched: () => void };

function Roles({ choices, current, onSwitched }: RolesProps) {
  const { t } = useTranslation('shell');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const choose = useMutation({
    mutationFn: (choice: RoleChoice) => chooseRole(queryClient, choice),
    onSuccess: async () => {
      onSwitched();
      await navigate({ to: '/' });
    },
  });
  return (
    <section>
      <h2 className={classes['label']}>{t('switchRole')}</h2>
      <RoleList
        choices={choices}
        current={current}
        pending={choose.isPending ? choose.variables : null}
        onChoose={choose.mutate}
      />
      {choose.isError ? (
        <Alert color="red">{t('switchFailed', { reason: sentenceOfError(choose.error) })}</Alert>
      ) : null}
    </section>
  );
}

function Appearance() {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const appearance = useAppearance();
  return (
    <>
      <Choice label={t('language')}>
        <SegmentedControl
          fullWidth
          aria-label={t('language')}
          value={language}
          onChange={(value) => void changeLanguage(value)}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Choice>
      <Choice label={t('colorScheme')}>
        <SegmentedControl
          fullWidth
          aria-label={t('colorScheme')}
          value={appearance.colorScheme}
          onChange={(colorScheme) => changeAppearance({ colorScheme })}
          data={colorSchemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        />
      </Choice>
      <Choice label={t('textSize')}>
        <SegmentedControl
          fullWidth
          aria-label={t('textSize')}
          value={appearance.textSize}
          onChange={(textSize) => changeAppearance({ textSize })}
          data={textSizes.map((value) => ({ value, label: t(`size.${value}`) }))}
        />
      </Choice>
      <Choice label={t('letterSpacing')}>
        <SegmentedControl
          fullWidth
          aria-label={t('letterSpacing')}
          value={appearance.letterSpacing}
          onChange={(letterSpacing) => changeAppearance({ letterSpacing })}
          data={spacings.map((value) => ({ value, label: t(`spacing.${value}`) }))}
        />
      </Choice>
    </>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <div className={classes['label']} aria-hidden>
        {label}
      </div>
      {children}
    </div>
  );
}
