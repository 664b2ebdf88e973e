import type { Block } from '@testudo/report';

/** A heading and what stands under it. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A story cut at its headings; what comes before the first is left out. */
export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: { title: string; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ title: block.text, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}
