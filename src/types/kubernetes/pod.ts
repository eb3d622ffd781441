import * as z from "zod";
import { type Int64, int64Schema, type OneOf } from "../scalars.ts";
import { list, optional, pointer, strict } from "../schema.ts";
import {
  type AppArmorProfile,
  appArmorProfileSchema,
  type SELinuxOptions,
  type SeccompProfile,
  seccompProfileSchema,
  seLinuxOptionsSchema,
  type WindowsSecurityContextOptions,
  windowsSecurityContextOptionsSchema,
} from "./security-context.ts";

/** A kernel parameter. */
export interface Sysctl {
  /** Its name: `"net.core.somaxconn"`. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}
export const sysctlSchema = strict<Sysctl>("Sysctl")({ name: z.string(), value: z.string() });

/** Privileges for all containers of a pod, and the ownership of its volumes. */
export interface PodSecurityContext {
  /** User id of the processes; the user of each image when left out. */
  readonly runAsUser?: Int64;
  /** Group id of the processes; the runtime's choice when left out. */
  readonly runAsGroup?: Int64;
  /** Refuse to start containers as user 0. */
  readonly runAsNonRoot?: boolean;
  /** Group that owns the files of volumes, and that every process is in. */
  readonly fsGroup?: Int64;
  /** Whether owners are changed at each mount, or only when the root of the volume is wrong. Default `Always`. */
  readonly fsGroupChangePolicy?: OneOf<"Always" | "OnRootMismatch">;
  /** Further group ids of the processes. */
  readonly supplementalGroups?: readonly Int64[];
  /** Whether groups of the image count (`Merge`, the default) or only those given here. */
  readonly supplementalGroupsPolicy?: OneOf<"Merge" | "Strict">;
  /** The SELinux label of the containers. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Whether volumes get their SELinux label file by file, or by a mount option. */
  readonly seLinuxChangePolicy?: OneOf<"Recursive" | "MountOption">;
  /** The filter for system calls. */
  readonly seccompProfile?: SeccompProfile;
  /** The AppArmor profile. */
  readonly appArmorProfile?: AppArmorProfile;
  /** Kernel parameters of the pod's namespaces. */
  readonly sysctls?: readonly Sysctl[];
  /** Settings that matter on Windows only. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}
export const podSecurityContextSchema = strict<PodSecurityContext>("PodSecurityContext")({
  runAsUser: pointer(int64Schema),
  runAsGroup: pointer(int64Schema),
  runAsNonRoot: pointer(z.boolean()),
  fsGroup: pointer(int64Schema),
  fsGroupChangePolicy: pointer(z.string()),
  supplementalGroups: optional(list(int64Schema)),
  supplementalGroupsPolicy: pointer(z.string()),
  seLinuxOptions: pointer(seLinuxOptionsSchema),
  seLinuxChangePolicy: pointer(z.string()),
  seccompProfile: pointer(seccompProfileSchema),
  appArmorProfile: pointer(appArmorProfileSchema),
  sysctls: optional(list(sysctlSchema)),
  windowsOptions: pointer(windowsSecurityContextOptionsSchema),
});

/** An option line of `resolv.conf`. */
export interface PodDNSConfigOption {
  /** Name of the option: `"ndots"`. */
  readonly name?: string;
  /** Its value, for options that have one. */
  readonly value?: string;
}
export const podDNSConfigOptionSchema = strict<PodDNSConfigOption>("PodDNSConfigOption")({
  name: optional(z.string()),
  value: pointer(z.string()),
});

/** Additions to what the DNS policy of the pod writes into `resolv.conf`. */
export interface PodDNSConfig {
  /** IP addresses of further name servers. */
  readonly nameservers?: readonly string[];
  /** Further search domains. */
  readonly searches?: readonly string[];
  /** Resolver options; they replace those of the same name. */
  readonly options?: readonly PodDNSConfigOption[];
}
export const podDNSConfigSchema = strict<PodDNSConfig>("PodDNSConfig")({
  nameservers: optional(list(z.string())),
  searches: optional(list(z.string())),
  options: optional(list(podDNSConfigOptionSchema)),
});

/** A line in the `/etc/hosts` of a pod. */
export interface HostAlias {
  /** The IP address. */
  readonly ip: string;
  /** The names that lead to it. */
  readonly hostnames?: readonly string[];
}
export const hostAliasSchema = strict<HostAlias>("HostAlias")({
  ip: z.string(),
  hostnames: optional(list(z.string())),
});
