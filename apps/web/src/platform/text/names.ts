/** «Иванов» for «иванов», as words of a name come from a search. */
export const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
