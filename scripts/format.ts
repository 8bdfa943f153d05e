// `npm run format`: writes every file as the formatter wants it.
import { programs } from './paths.ts';
import { runNode } from './run-node.ts';

const { code, output } = await runNode(programs.oxfmt, '.');
console.log(output.trim());
process.exitCode = code;
