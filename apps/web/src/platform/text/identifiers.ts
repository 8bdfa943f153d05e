import { formatPhone, formatSnils } from '@gorodok/identifiers';

// The API hands over canonical writings as plain text; both functions leave any other text as it is.

/** «112-233-445 95» */
export const shownSnils = (snils: string): string => formatSnils(snils);

/** «+7 913 123-45-67» */
export const shownPhone = (phone: string): string => formatPhone(phone);
