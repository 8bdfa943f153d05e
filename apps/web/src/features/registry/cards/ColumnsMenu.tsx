import type { CardColumn, CardKind } from '@gorodok/contract';
import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { choosableColumns } from './card-columns.ts';
import './cards.words.ts';
import classes from './Menus.module.css';

type Props = {
  kind: CardKind;
  columns: readonly CardColumn[];
  onChoose: (columns: readonly string[]) => void;
};

export function ColumnsMenu({ kind, columns, onChoose }: Props) {
  const { t } = useTranslation('cards');
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="sm" leftSection={<IconColumns3 aria-hidden size={16} />}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns')}>
        <Checkbox.Group value={[...columns]} onChange={onChoose}>
          <div className={classes['menu']}>
            {choosableColumns.map((column) => (
              <Checkbox
                key={column}
                value={column}
                label={column === 'context' ? t(`context.${kind}`) : t(`column.${column}`)}
              />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
