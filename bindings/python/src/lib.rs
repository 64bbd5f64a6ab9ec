//! Python binding of cxkit: conversion only.
