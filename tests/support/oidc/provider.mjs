// A certified provider (npm oidc-provider) for tests: one client, accounts that are made by signing in, two plain pages.
// `node provider.mjs PORT REDIRECT_URI…` prints a line when it listens. Whoever signs in as NAME is NAME@otomo.test.
import { createServer } from "node:http";

import { Provider } from "oidc-provider";

const [port, ...redirectUris] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: "otomo", client_secret: "a secret of the test", redirect_uris: redirectUris, scope: "openid email profile" }],
  claims: { email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  scopes: ["openid", "email", "profile"],
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ["only for tests"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@otomo.test`, email_verified: true, name: `Person ${id}` }),
  }),
});

provider.on("server_error", (_, error) => console.error(error));

const page = (body) => `<!doctype html><html lang="en"><title>Test provider</title><main>${body}</main></html>`;

async function read(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

/** Ends the sign-in or the consent that the browser was asked for. */
async function decide(request, response, interaction) {
  const form = await read(request);
  if (form.has("no")) {
    const refusal = { error: "access_denied", error_description: "the person said no" };
    await provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false });
    return;
  }
  if (interaction.prompt.name === "login") {
    await provider.interactionFinished(request, response, { login: { accountId: form.get("name") } }, { mergeWithLastSubmission: false });
    return;
  }
  const grant = new provider.Grant({ accountId: interaction.session.accountId, clientId: interaction.params.client_id });
  grant.addOIDCScope(interaction.params.scope);
  const result = { consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

const handle = provider.callback();
createServer(async (request, response) => {
  if (!request.url.startsWith("/interaction/")) {
    handle(request, response);
    return;
  }
  const interaction = await provider.interactionDetails(request, response);
  if (request.method === "POST") {
    await decide(request, response, interaction);
    return;
  }
  const what = interaction.prompt.name === "login" ? "<label>Name <input name=name></label><button>Continue</button>" : "<p>Otomo asks who you are.</p><button>Allow</button>";
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(page(`<form method=post>${what}<button name=no value=1>Refuse</button></form>`));
}).listen(Number(port), "127.0.0.1", () => console.log(`listening on ${issuer}`));
