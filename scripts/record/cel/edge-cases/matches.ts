import { lines } from "../lines.ts";

const { raw } = String;

/** Questions about a pull request, in `on-cel-expression`. */
export const MATCHES: readonly string[] = [
  ...lines(raw`
    event == 'pull_request' && target_branch == 'main'
    event == "push"
    event_type == event && event_title.startsWith('Add a')
    source_branch.matches('^(feature|fix)/[a-z]+$')
    target_branch in ['main', 'release'] && !source_branch.startsWith('dependabot/')
    target_branch.endsWith(source_branch) || event_title.contains('“login”')
    target_url != source_url && source_url.contains('/fork/')
    body.action == 'opened' && body.number == 7
    body.number > 5 && body.number < 7.5 && body.number == 7.0 && body.number != '7'
    body.number == 7u && body.number in [7] && 7 in [body.number]
    int(body.number) + 1 == 8 && string(body.number) == '7'
    body.draft || !body.draft
    body.label == null
    has(body.label) && !has(body.nope) && has(body.pull_request.head.ref)
    has(body.pull_request.base.ref)
    body.nope == 'x'
    body.nope.nope == 'x'
    body.pull_request.nope == 'x' || true
    body.action.nope == 'x'
    body['with-dash'] == 1 && body["action"] == 'opened'
    body.list[0] == 1 && body.list[-1] == 1
    body.list.size() == 6 && body.list[4].k == 'v'
    body.list[9] == 1
    body.list['0'] == 1
    body.list[['0']] == 1
    body.names.exists(n, n == 'é') && body.names.all(n, n.size() == 1)
    body.pull_request.labels.exists(l, l.name == 'bug')
    body.pull_request.labels.exists(l, l.title == 'bug')
    body.pull_request.labels.map(l, l.name) == ['bug', 'ci']
    body.pull_request.labels.filter(l, l.name.startsWith('c')).size() == 1
    body.exists(k, k == 'action') && 'number' in body
    headers['x-github-event'] == 'pull_request' && headers['x-hook'] == 'a'
    headers['X-Github-Event'] == 'pull_request'
    has(headers.accept) || 'x-hook' in headers
    files.all.exists(f, f.matches('^docs/'))
    files.all.size() == 3 && files.added == ['docs/é.md'] && files.deleted == []
    files.deleted.all(f, false) && files.renamed.size() == 0
    files.nope.size() == 0
    'src/a.go'.pathChanged() && !'src/b.go'.pathChanged()
    'docs/é.md'.pathChanged() && !''.pathChanged()
    body.action.pathChanged()
    7.pathChanged()
    pathChanged('src/a.go')
    'src/a.go'.pathChanged('x')
    event = 'push'
    event == 'push' and target_branch == 'main'
    event == 'push' || undeclared == 'main'
    pac.revision == '1'
    sender == 'a'
    revision == 'a'
    event == 1
    event.matches('(')
    event
    body
    body.draft
    body.action
    headers
    files.all
    null
    1 / 0 == 1
    'a,b'.split(',') == ['a']
    target_branch.lowerAscii() == 'main'
    body == {} || body != {}
    type(body) == map && type(body.number) == double && type(body.label) == null_type
    event == 'pull_request' && (
  `),
  "event == 'pull_request' &&\n  target_branch == 'main' // the only one",
  "event == 'é' &&\n  undeclared",
];
