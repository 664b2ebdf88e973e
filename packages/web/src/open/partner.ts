/** Which shipped scenario is best held against which: the same attack on another defence. */
const PARTNERS: Readonly<Record<string, string>> = {
  'iraq-2020/april': 'iraq-2020/january',
  'iraq-2020/deployment': 'iraq-2020/january',
  'iraq-2020/going-online': 'iraq-2020/january',
  'iraq-2020/january': 'iraq-2020/april',
  'iraq-2020/taji': 'iraq-2020/taji-what-if',
  'iraq-2020/taji-what-if': 'iraq-2020/taji',
  'first-shot': 'first-shot/defended',
  'first-shot/defended': 'first-shot',
};

export function partnerOf(name: string): string | undefined {
  return Object.hasOwn(PARTNERS, name) ? PARTNERS[name] : undefined;
}
