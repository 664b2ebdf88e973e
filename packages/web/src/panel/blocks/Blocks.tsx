import type { Block, TableBlock } from '@testudo/report';
import { bound } from '../bound.js';
import { columnWidth_rem } from '../sides.js';
import './blocks.css';

/** The blocks of a story. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, i) => (
        <OneBlock key={i} block={block} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'title':
      return <h2>{block.text}</h2>;
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'gap':
      return null;
    case 'text':
      return <p class={block.tone}>{bound(block.text)}</p>;
    case 'list':
      return block.items.length === 0 ? null : (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>{bound(item)}</li>
          ))}
        </ul>
      );
    case 'terms':
      return (
        <dl>
          {block.items.map(({ term, explanation }, i) => (
            <div key={i}>
              <dt>{term}</dt>
              <dd>{bound(explanation)}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <Table table={block} />;
  }
}

/** What a column needs to be read, in letters' sizes. */
const COLUMN_REM = 4.6;

function Table({ table }: { readonly table: TableBlock }) {
  return columnWidth_rem.value < table.columns.length * COLUMN_REM ? (
    <Sentences table={table} />
  ) : (
    <Columns table={table} />
  );
}

function Columns({ table: { columns, rows, legend } }: { readonly table: TableBlock }) {
  const side = (i: number) => (columns[i]?.align === 'right' ? 'right' : undefined);
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            {columns.map(({ title }, i) =>
              title === '' ? (
                <td key={i} />
              ) : (
                <th key={i} scope="col" class={side(i)}>
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, key) =>
            'group' in row ? (
              <tr key={key} class="group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {row.group}
                </th>
              </tr>
            ) : (
              <tr key={key}>
                {row.cells.map((cell, i) =>
                  i === 0 ? (
                    <th key={i} scope="row">
                      {bound(cell.trim())}
                    </th>
                  ) : (
                    <td key={i} class={side(i)}>
                      {bound(cell)}
                    </td>
                  ),
                )}
              </tr>
            ),
          )}
        </tbody>
      </table>
      {legend === undefined ? null : <p class="quiet">{bound(legend)}</p>}
    </div>
  );
}

/** The same where there is no room for columns. */
function Sentences({ table: { rows } }: { readonly table: TableBlock }) {
  const groups: { title: string; sentences: string[] }[] = [];
  for (const row of rows) {
    if ('group' in row) groups.push({ title: row.group, sentences: [] });
    else {
      if (groups.length === 0) groups.push({ title: '', sentences: [] });
      groups.at(-1)?.sentences.push(row.sentence);
    }
  }
  return (
    <div class="sentences">
      {groups.map(({ title, sentences }, key) => (
        <div key={key}>
          {title === '' ? null : <h4>{title}</h4>}
          <ul>
            {sentences.map((sentence, i) => (
              <li key={i}>{bound(sentence)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
