/** What tells a child from the others: those of different kinds may have the same name. */
export const childKey = (kind: string, name: string): string => `${kind}/${name}`;
