import type { CardKind } from '@gorodok/contract';
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompletenessAddress } from './completeness-address.ts';
import { exportAddress } from './completeness.api.ts';
import './completeness.words.ts';

type Props = { kind: CardKind | undefined; address: CompletenessAddress };

/** The report to take away, and the rules that it follows. */
export function ReportTools({ kind, address }: Props) {
  const { t } = useTranslation('completeness');
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconListCheck aria-hidden size={16} />}
        renderRoot={(props) => <Link to="/completeness/rules" {...props} />}
      >
        {t('rules')}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" size="sm" leftSection={<IconDownload aria-hidden size={16} />}>
            {t('download')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={exportAddress('xlsx', kind, address)} download>
            {t('toXlsx')}
          </Menu.Item>
          <Menu.Item component="a" href={exportAddress('pdf', kind, address)} download>
            {t('toPdf')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
