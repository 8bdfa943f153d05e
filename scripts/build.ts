// `npm run build`: the web client, ready for the server to send; the server itself needs no build.
import { reportFailure } from './report-failure.ts';
import { buildWeb, webFolder } from './web/build.ts';

try {
  const outcome = await buildWeb();
  console.log(`The web client is ${outcome === 'built' ? 'built' : 'up to date'} in ${webFolder}.`);
} catch (error) {
  reportFailure(error);
}
