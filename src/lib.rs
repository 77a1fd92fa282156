//! Tandem: a static site generator for organisations that speak more than one language.
//!
//! **Facts once, words per language.** An entry has one file of facts and a file of words for each
//! language; what is missing, stale or contradictory is told, and nothing wrong is published.
//!
//! A build goes through six stages, told in order by [`pipeline`]: it *loads* every file, *parses*
//! each by itself, *assembles* them into a site, *checks* that as a whole, *renders* each page, and
//! *publishes* what changed, all or nothing. Only the first and the last touch the disk.
//!
//! The rooms, from the top floor down. Each knows only those below it, and in its own row those to
//! its right; `tests/rooms.rs` reads the order here and keeps it:
//!
//! | room | what happens there |
//! | --- | --- |
//! | [`commands`], [`cli`] | arguments in, words for a person out |
//! | [`serve`] | the watch mode |
//! | [`pipeline`] | the story of a build |
//! | [`compare`] | what a change does to the site |
//! | [`moving`] | an entry under another name, and all that names it |
//! | [`studio`] | the site at one moment, and what is kept for the next |
//! | [`check`] | rules about the site as a whole |
//! | [`external`] | whether what is linked to on other sites is there |
//! | [`outputs`] | every file that is published |
//! | [`desk`] | what the watch mode shows beside the site: the editor's desk, the overlay, the script |
//! | [`theme`] | templates, and what they may see |
//! | [`guide`] | what whoever writes is told of keys: new entries, schemas, reference |
//! | [`publish`] | the published folder |
//! | [`translations`] | what belongs together in an entry's languages, and what has changed since |
//! | [`site`] | entries, addresses, references, lists |
//! | [`darkroom`] | pictures, made once and kept |
//! | [`source`] | the files of a site |
//! | [`attachments`] | what else is published as it came, without what it tells of its pictures |
//! | [`images`] | pictures, from bytes to bytes |
//! | [`markdown`] | texts |
//! | [`drawing`] | text in lines, and SVG to pictures |
//! | [`config`], [`content`] | settings, facts and words, typed |
//! | [`yaml`] | keys and values with their places |
//! | [`diagnostic`] | what can be wrong, and how it is told |
//! | [`lang`], [`when`], [`clock`], [`cache`] | languages, days and moments; what is kept between builds |

pub mod attachments;
pub mod cache;
pub mod check;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod compare;
pub mod config;
pub mod content;
pub mod darkroom;
pub mod desk;
pub mod diagnostic;
pub mod drawing;
pub mod external;
pub mod guide;
pub mod images;
pub mod lang;
pub mod markdown;
pub mod moving;
pub mod outputs;
pub mod pipeline;
pub mod publish;
pub mod serve;
pub mod site;
pub mod source;
pub mod studio;
pub mod theme;
pub mod translations;
pub mod when;
pub mod yaml;
