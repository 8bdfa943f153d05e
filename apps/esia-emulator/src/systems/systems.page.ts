import { choice, field, problemsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import { knownScopes } from '../protocol/scopes.ts';
import type { TestSystem } from '../storage/systems.ts';

/** Who is registered, and the form for one more. */
export function systemsPage(systems: readonly TestSystem[], form: FormView): Page {
  return {
    title: 'Системы',
    wide: true,
    content: html`<section class="card">
        <h1>Зарегистрированные системы</h1>
        <p class="lead">То же самое лежит в файле <code>systems.json</code>.</p>
        ${
          systems.length === 0
            ? html`<p class="empty">Пока ни одной.</p>`
            : html`<ul class="rows">
                ${systems.map(system)}
              </ul>`
        }
      </section>
      <details class="card next-card" ${form.problems.size > 0 && html`open`}>
        <summary>Зарегистрировать систему</summary>
        ${problemsOf(form)}
        <form method="post" action="/systems" class="stack">
          <div class="pair">
            ${field(form, 'clientId', 'Мнемоника')} ${field(form, 'name', 'Название')}
            ${field(form, 'redirectHosts', 'Узлы для возврата', { hint: 'Через пробел, без http:// и пути' })}
          </div>
          <label>
            <span>Области (scope)</span>
            <textarea name="scopes" rows="3" required>
${form.values.get('scopes') ?? knownScopes.join(' ')}</textarea>
            ${problem(form, 'scopes')}
          </label>
          <label>
            <span>Сертификат в PEM</span>
            <textarea name="certificatePem" rows="6" required spellcheck="false">
${form.values.get('certificatePem')}</textarea>
            ${problem(form, 'certificatePem')}
          </label>
          ${choice(form, 'tokenAlgorithm', 'Подпись токенов', [
            ['RS256', 'RS256'],
            ['GOST3410_2012_256', 'GOST3410_2012_256'],
          ])}
          <div>
            ${demands.map(
              ([name, text]) =>
                html`<label class="check"
                  ><input type="checkbox" name="${name}" value="yes" /><span>${text}</span></label
                >`,
            )}
          </div>
          <div class="actions"><button class="primary">Зарегистрировать</button></div>
        </form>
      </details>`,
  };
}

const demands = [
  ['parentConsent', 'До 18 лет – только с согласия родителя'],
  ['secondFactor', 'Только с подтверждением входа'],
  ['pkce', 'Требовать PKCE'],
] as const;

function problem(form: FormView, name: string): Html | false {
  const text = form.problems.get(name);
  return text !== undefined && html`<span class="wrong">${text}</span>`;
}

function system(registered: TestSystem): Html {
  const { clientId, name, redirectHosts, scopes, verifier, certificateHash, tokenAlgorithm } = registered;
  return html`<li id="${clientId}">
    <h2>${name}</h2>
    <p>
      <span class="tag good">${clientId}</span>
      ${demands.map(([flag, text]) => registered[flag] === true && html` <span class="tag">${text}</span>`)}
    </p>
    <dl>
      <dt>Ключ системы</dt>
      <dd>${verifier.algorithm === 'RS256' ? 'RSA' : 'ГОСТ Р 34.10-2012 (256 бит)'}</dd>
      <dt>Подпись токенов</dt>
      <dd>${tokenAlgorithm ?? 'RS256'}</dd>
      <dt>Узлы для возврата</dt>
      <dd>${redirectHosts.join(', ')}</dd>
      <dt>client_certificate_hash</dt>
      <dd><code>${certificateHash}</code></dd>
      <dt>Области</dt>
      <dd>${scopes.join(' ')}</dd>
    </dl>
  </li>`;
}
