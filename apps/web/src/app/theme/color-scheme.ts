import type { MantineColorSchemeManager } from '@mantine/core';
import {
  changeAppearance,
  currentAppearance,
  onAppearanceChanged,
} from '../../platform/preferences/appearance.ts';

/** Light or dark as the appearance says: one memory for it, on the device and on the account. */
export function colorSchemeManager(): MantineColorSchemeManager {
  let end = () => {};
  return {
    get: () => currentAppearance().colorScheme,
    set: (colorScheme) => {
      if (colorScheme !== currentAppearance().colorScheme) changeAppearance({ colorScheme });
    },
    subscribe: (onUpdate) => {
      end = onAppearanceChanged(() => onUpdate(currentAppearance().colorScheme));
    },
    unsubscribe: () => end(),
    clear: () => changeAppearance({ colorScheme: 'auto' }),
  };
}
