import { codeChallengeOf } from '@gorodok/esia';
import { parameter, systemOf } from './checks.ts';
import type { ProtocolRequest } from './checks.ts';
import { Refusal } from './refusal.ts';

/** code_challenge is needed where the system is registered with PKCE, and has to be a hash by S256 wherever it is sent. */
export function checkPkceChallenge(request: ProtocolRequest): void {
  const challenge = parameter(request, 'code_challenge');
  if (challenge === '') {
    if (systemOf(request).pkce !== true) return;
    throw new Refusal('ESIA-007014', {
      on: '[code_challenge]',
      expected: 'code_challenge: за системой записано требование PKCE',
      got: 'параметра нет',
    });
  }
  const method = parameter(request, 'code_challenge_method');
  if (method === 'S256' && /^[\w-]{43}$/.test(challenge)) return;
  throw new Refusal('ESIA-007003', {
    on: 'code_challenge',
    expected: 'base64url от SHA-256, 43 знака, и code_challenge_method=S256',
    got: `знаков: ${challenge.length}, метод: ${method || 'не указан'}`,
  });
}

/** The verifier has to be the one whose hash came with the request for the code (007014, 007039, 007040). */
export function checkPkceVerifier(request: ProtocolRequest, challenge: string): void {
  const verifier = parameter(request, 'code_verifier');
  if (challenge === '' && verifier === '') return;
  if (challenge === '')
    throw new Refusal('ESIA-007039', {
      on: 'code_verifier',
      expected: 'code_challenge в запросе кода',
      got: 'code_challenge не было',
    });
  if (verifier === '')
    throw new Refusal('ESIA-007014', {
      on: '[code_verifier]',
      expected: 'code_verifier: в запросе кода был code_challenge',
      got: 'параметра нет',
    });
  if (codeChallengeOf(verifier) === challenge) return;
  throw new Refusal('ESIA-007040', {
    on: 'base64url(SHA-256(code_verifier))',
    expected: challenge,
    got: codeChallengeOf(verifier),
  });
}
