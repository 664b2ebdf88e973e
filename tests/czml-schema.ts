/** Packets held against the CZML schemas, which may not be part of this project. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

type Json = Readonly<Record<string, unknown>>;

/** Says what is wrong with a packet: nothing where it keeps the schemas. */
export type PacketCheck = (packet: Json) => readonly string[];

/**
 * A check of packets by a folder of schemas.
 *
 * The schemas let properties pass that they do not know, which viewers overlook: those are breaches here, of a packet as of what it draws.
 */
export function packetCheck(folder: string): PacketCheck {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  for (const path of schemasIn(folder)) ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')));
  const validate = ajv.getSchema('https://analyticalgraphicsinc.github.io/czml-writer/Schema/Packet.json');
  if (validate === undefined) throw new Error(`${folder} holds no schema of a packet`);
  const properties = (name: string): Json =>
    (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly properties: Json }).properties;
  const known = properties('Packet.json') as Readonly<Record<string, { readonly $ref?: string }>>;
  return (packet) => {
    const found = validate(packet)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    for (const [name, value] of Object.entries(packet)) {
      const reference = known[name]?.$ref;
      if (!(name in known)) found.push(`${name} is no property of a packet`);
      else if (DRAWN.has(name)) {
        const parts = properties(reference ?? '');
        for (const part of Object.keys(value as Json))
          if (!(part in parts)) found.push(`${name} has no ${part}`);
      }
    }
    return found;
  };
}

/** What is drawn of an object. */
const DRAWN = new Set(['billboard', 'ellipse', 'ellipsoid', 'label', 'path', 'point', 'polygon', 'polyline']);

function schemasIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return schemasIn(path);
    return entry.name.endsWith('.json') && entry.name !== 'package.json' ? [path] : [];
  });
}
