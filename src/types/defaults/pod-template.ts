import type { PodTemplate } from "../pod-template.ts";
import { withFields } from "./share.ts";

/**
 * A pod template, completed by the cluster's own. What a template says wins, even if it is an empty list or object;
 * variables and volumes are added to each other by name.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/pod/template.go MergePodTemplateWithDefault
 * @example mergePodTemplates({ env: [{ name: "A" }] }, { env: [{ name: "B" }] }) // { env: [{ name: "A" }, { name: "B" }] }
 */
export function mergePodTemplates(
  template: PodTemplate | undefined,
  defaultTemplate: PodTemplate | undefined,
): PodTemplate | undefined {
  if (template === undefined || defaultTemplate === undefined) return template ?? defaultTemplate;
  return withFields(template, {
    ...defaultTemplate,
    ...template,
    env: mergeByName(template.env, defaultTemplate.env),
    volumes: mergeByName(template.volumes, defaultTemplate.volumes),
    schedulerName: template.schedulerName || defaultTemplate.schedulerName,
    hostNetwork: template.hostNetwork || defaultTemplate.hostNetwork,
  });
}

function mergeByName<T extends { readonly name: string }>(
  items: readonly T[] = [],
  defaultItems: readonly T[] = [],
): readonly T[] | undefined {
  if (items.length === 0) return defaultItems.length === 0 ? undefined : defaultItems;
  // As in the reference: where there is something to merge, what has no name is dropped.
  const named = items.filter(({ name }) => name !== "");
  const names = new Set(named.map(({ name }) => name));
  const added = defaultItems.filter(({ name }) => name !== "" && !names.has(name));
  return added.length === 0 && named.length === items.length ? items : [...named, ...added];
}
