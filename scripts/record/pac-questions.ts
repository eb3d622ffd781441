import fc from "fast-check";
import type { Input } from "../../test/conformance/expectation.ts";
import { chosen } from "./cel/choices.ts";
import { PAC_MATCHES, PAC_VALUES } from "./cel/edge-cases.ts";
import { expressionOf } from "./cel/expression-of.ts";
import { EXTENSION_FORMS, type Forms, STANDARD_FORMS } from "./cel/forms.ts";
import type { Variable } from "./cel/write-expression.ts";

const HEADERS = { "X-Github-Event": ["pull_request"], "X-Hook": ["a", "b"] };
const FILES = {
  all: ["README.md", "src/a.go", "docs/é.md"],
  added: ["docs/é.md"],
  modified: ["README.md", "src/a.go"],
};
const BODY = {
  action: "opened",
  number: 7,
  size: 2.5,
  draft: false,
  label: null,
  list: [1, "a", null, true, { k: "v" }, []],
  names: ["b", "a", "é"],
  pull_request: { head: { ref: "feature/login", sha: "0a1b2c" }, labels: [{ name: "bug" }, { name: "ci" }] },
  "with-dash": 1,
};

/** A pull request: for events of other kinds Pipelines-as-Code has rules of its own. */
const EVENT = {
  triggerTarget: "pull_request",
  eventType: "pull_request",
  baseBranch: "main",
  headBranch: "feature/login",
  baseURL: "https://git.example/o/r",
  headURL: "https://git.example/fork/r",
  pullRequestTitle: "Add a “login” page",
};
const PARAMS = {
  revision: "0a1b2c",
  repo_name: "r",
  sender: "é",
  target_branch: "main",
  event_type: "pull_request",
  own: "1",
};

const variables = (type: string, names: string): readonly Variable[] =>
  names.split(" ").map((text) => ({ text, type }));

const ANYWHERE: readonly Variable[] = [
  ...variables("map(string,dyn)", "body headers files"),
  ...variables("string", "event event_type event_title target_branch source_branch target_url source_url"),
  ...variables("dyn", "body.action body.number body.size body.draft body.label body.list body.names body.nope"),
  ...variables("dyn", "body.pull_request.head.ref body.pull_request.labels body['with-dash'] body.list[4].k"),
  ...variables("dyn", "files.all files.added files.deleted files.all[0]"),
];
const PLACES = { files: FILES, headers: HEADERS, body: BODY };

const MATCH_FORMS: Forms = { bool: ["'src/a.go'.pathChanged()", "'src/b.go'.pathChanged()", "<path>.pathChanged()"] };
const FOR_MATCHES = {
  forms: [STANDARD_FORMS, MATCH_FORMS],
  variables: [...ANYWHERE, ...variables("dyn", "headers['x-github-event'] headers['x-hook']")],
};
const FOR_VALUES = {
  forms: [STANDARD_FORMS, EXTENSION_FORMS, EXTENSION_FORMS],
  variables: [
    ...ANYWHERE,
    ...variables("map(string,dyn)", "pac"),
    ...variables("string", "revision repo_name sender git_tag pull_request_number"),
    ...variables("dyn", "headers['X-Hook'] pac.revision pac.own"),
  ],
};

const matchOf = (expression: string): Input => ({ op: "cel", expression, event: EVENT, ...PLACES });
const placeholderOf = (expression: string): Input => ({
  op: "cel",
  engine: "value",
  expression,
  params: PARAMS,
  ...PLACES,
});

/** Of each kind of result one in so many; `on-cel-expression` wants a bool. */
const MATCH_TYPES = ["bool", "bool", "bool", "bool", "bool", "string", "dyn"];
const VALUE_TYPES = [
  ...["string", "string", "int", "double", "bool", "list(string)", "dyn", "list(int)", "uint", "duration", "timestamp"],
  ...["map(string,int)", "list(dyn)", "bytes", "list(list(int))", "list(double)", "map(string,dyn)", "null", "type"],
];

/** Questions to Pipelines-as-Code: whether a pull request matches, and what a placeholder stands for. */
export const pacQuestions: fc.Arbitrary<Input> = fc.oneof(
  { weight: 1, arbitrary: chosen((choices) => matchOf(expressionOf(choices, FOR_MATCHES, choices.pick(MATCH_TYPES)))) },
  {
    weight: 2,
    arbitrary: chosen((choices) => placeholderOf(expressionOf(choices, FOR_VALUES, choices.pick(VALUE_TYPES)))),
  },
);

/** Those that are written by hand. */
export const pacEdgeQuestions: readonly Input[] = [...PAC_MATCHES.map(matchOf), ...PAC_VALUES.map(placeholderOf)];
