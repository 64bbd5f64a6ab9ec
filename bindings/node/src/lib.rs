//! Node binding of cxkit: conversion only.
