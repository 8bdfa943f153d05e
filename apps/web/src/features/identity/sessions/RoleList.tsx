import type { RoleChoice } from '@gorodok/contract';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './RoleList.module.css';
import { byOrganization, sameChoice } from './role-choices.ts';
import './sessions.words.ts';

type Props = {
  choices: readonly RoleChoice[];
  current: RoleChoice | null;
  pending: RoleChoice | null;
  onChoose: (choice: RoleChoice) => void;
};

/** The roles a person may act in, under the names of their organizations. */
export function RoleList({ choices, current, pending, onChoose }: Props) {
  const { t } = useTranslation('sessions');
  return (
    <div className={classes['list']}>
      {byOrganization(choices).map((group) => (
        <div
          key={group.organizationId}
          role="group"
          aria-label={group.organizationName}
          className={classes['group']}
        >
          <strong>{group.organizationName}</strong>
          {group.municipalityName ? <p>{group.municipalityName}</p> : null}
          {group.choices.map((choice) => {
            const isCurrent = sameChoice(choice, current);
            return (
              <button
                key={choice.role}
                type="button"
                aria-current={isCurrent}
                aria-busy={sameChoice(choice, pending)}
                disabled={pending !== null}
                onClick={() => onChoose(choice)}
              >
                {t(`role.${choice.role}`)}
                {isCurrent ? <IconCheck aria-hidden size={20} /> : <IconChevronRight aria-hidden size={20} />}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
