import * as z from "zod";
import { optional, pointer, strict } from "../schema.ts";
import {
  type ObjectFieldSelector,
  objectFieldSelectorSchema,
  type ResourceFieldSelector,
  resourceFieldSelectorSchema,
} from "./reference.ts";

/** One entry of a ConfigMap. */
export interface ConfigMapKeySelector {
  /** The ConfigMap; it has to be in the pod's namespace. */
  readonly name?: string;
  /** The entry. */
  readonly key: string;
  /** Whether the ConfigMap or its entry may be missing. Default false: the container does not start. */
  readonly optional?: boolean;
}
export const configMapKeySelectorSchema = strict<ConfigMapKeySelector>("ConfigMapKeySelector")({
  name: optional(z.string()),
  key: z.string(),
  optional: pointer(z.boolean()),
});

/** One entry of a Secret. */
export interface SecretKeySelector {
  /** The Secret; it has to be in the pod's namespace. */
  readonly name?: string;
  /** The entry. */
  readonly key: string;
  /** Whether the Secret or its entry may be missing. Default false: the container does not start. */
  readonly optional?: boolean;
}
export const secretKeySelectorSchema = strict<SecretKeySelector>("SecretKeySelector")({
  name: optional(z.string()),
  key: z.string(),
  optional: pointer(z.boolean()),
});

/** One variable of a file of `NAME=value` lines, which an init container has left in a volume. */
export interface FileKeySelector {
  /** The volume with the file. */
  readonly volumeName: string;
  /** The file, relative to the root of the volume, without `..`. */
  readonly path: string;
  /** Name of the variable inside the file. */
  readonly key: string;
  /** Whether the file or the variable may be missing; then nothing is set. Default false. */
  readonly optional?: boolean;
}
export const fileKeySelectorSchema = strict<FileKeySelector>("FileKeySelector")({
  volumeName: z.string(),
  path: z.string(),
  key: z.string(),
  optional: pointer(z.boolean()),
});

/** Where the value of an environment variable comes from: exactly one of these. */
export interface EnvVarSource {
  /** A field of the pod. */
  readonly fieldRef?: ObjectFieldSelector;
  /** A request or limit of the container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** An entry of a ConfigMap. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** An entry of a Secret. */
  readonly secretKeyRef?: SecretKeySelector;
  /** A variable from a file in a volume; needs the feature gate `EnvFiles`. */
  readonly fileKeyRef?: FileKeySelector;
}
export const envVarSourceSchema = strict<EnvVarSource>("EnvVarSource")({
  fieldRef: pointer(objectFieldSelectorSchema),
  resourceFieldRef: pointer(resourceFieldSelectorSchema),
  configMapKeyRef: pointer(configMapKeySelectorSchema),
  secretKeyRef: pointer(secretKeySelectorSchema),
  fileKeyRef: pointer(fileKeySelectorSchema),
});

/** An environment variable of a container. */
export interface EnvVar {
  /** Name of the variable. */
  readonly name: string;
  /** The value. `$(OTHER)` becomes the value of an earlier variable, `$$` a single dollar sign. Default `""`. */
  readonly value?: string;
  /** Where to take the value from, instead of `value`. */
  readonly valueFrom?: EnvVarSource;
}
export const envVarSchema = strict<EnvVar>("EnvVar")({
  name: z.string(),
  value: optional(z.string()),
  valueFrom: pointer(envVarSourceSchema),
});

/** A ConfigMap whose entries all become environment variables. */
export interface ConfigMapEnvSource {
  /** Name of the ConfigMap. */
  readonly name?: string;
  /** Whether the ConfigMap may be missing. Default false. */
  readonly optional?: boolean;
}
export const configMapEnvSourceSchema = strict<ConfigMapEnvSource>("ConfigMapEnvSource")({
  name: optional(z.string()),
  optional: pointer(z.boolean()),
});

/** A Secret whose entries all become environment variables. */
export interface SecretEnvSource {
  /** Name of the Secret. */
  readonly name?: string;
  /** Whether the Secret may be missing. Default false. */
  readonly optional?: boolean;
}
export const secretEnvSourceSchema = strict<SecretEnvSource>("SecretEnvSource")({
  name: optional(z.string()),
  optional: pointer(z.boolean()),
});

/** Environment variables taken from a whole ConfigMap or Secret. Of equal names the last source wins; `env` beats both. */
export interface EnvFromSource {
  /** Put before each name. */
  readonly prefix?: string;
  /** The ConfigMap. */
  readonly configMapRef?: ConfigMapEnvSource;
  /** The Secret. */
  readonly secretRef?: SecretEnvSource;
}
export const envFromSourceSchema = strict<EnvFromSource>("EnvFromSource")({
  prefix: optional(z.string()),
  configMapRef: pointer(configMapEnvSourceSchema),
  secretRef: pointer(secretEnvSourceSchema),
});
