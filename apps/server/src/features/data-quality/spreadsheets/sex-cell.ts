/** How the files of schools write it. */
export const sexLabels = { male: 'М', female: 'Ж' } as const;

/** Sex as people type it into a cell; null – it is none of that. */
export function parseSexCell(text: string): keyof typeof sexLabels | null {
  const folded = text.toLowerCase().replace(/\.$/u, '');
  if (['м', 'муж', 'мужской', 'm'].includes(folded)) return 'male';
  return ['ж', 'жен', 'женский', 'f'].includes(folded) ? 'female' : null;
}
