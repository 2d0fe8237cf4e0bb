export { SCOPES, useScopeName } from "./scopes";
export { SessionList } from "./SessionList";
export { TokenList } from "./TokenList";
